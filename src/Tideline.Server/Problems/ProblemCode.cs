using System.Text.Json;

namespace Tideline.Server.Problems;

/// <summary>The member <c>code</c> of a problem, in lower case with underscores: programs may rely on it, texts may change. The web
/// application has a sentence for each in every language.</summary>
public enum ProblemCode
{
    Unexpected,

    /// <summary>It cannot be understood; the detail says why.</summary>
    BadRequest,

    SignInNeeded,
    NotAllowed,
    NotFound,
    MethodNotAllowed,

    /// <summary>It cannot be done as things stand; the detail says why.</summary>
    Conflict,

    TooManyRequests,

    /// <summary>Name, password or code is not right, or the account is locked or disabled.</summary>
    LoginRefused,

    /// <summary>The password is right; the code of the second factor must come with it.</summary>
    SecondFactorNeeded,

    /// <summary>Somebody else knows the password: it must be changed first.</summary>
    PasswordMustChange,

    /// <summary>A role of the account demands a second factor, which it has not: it must be set up first.</summary>
    SecondFactorDemanded,

    /// <summary>The header <c>X-CSRF</c> lacks the token of the session.</summary>
    CsrfNeeded,

    /// <summary>A new password is too short, too long, too near the name, or too simple.</summary>
    PasswordRefused,

    /// <summary>The new password is the old one.</summary>
    PasswordUnchanged,

    /// <summary>The code does not belong to the second factor that is being set up.</summary>
    CodeWrong,

    /// <summary>The account has a second factor already.</summary>
    SecondFactorStands,

    /// <summary>A name of an account is made otherwise.</summary>
    AccountNameWrong,
    AccountNameTaken,
    AccountUnknown,

    /// <summary>A role is missing, or there is no such role.</summary>
    RolesWrong,

    /// <summary>Administrators do not shut themselves out.</summary>
    OwnAccount,

    /// <summary>Name, roles or last day of a program's key cannot be.</summary>
    ProgramKeyWrong,
    ProgramKeyUnknown,

    /// <summary>The server was started to show alone, and runs no jobs.</summary>
    NoJobs,
    JobUnknown,

    /// <summary>It has ended, or is being stopped already.</summary>
    JobEnded,

    /// <summary>The register of releases refuses for a reason without a code of its own; the detail says why.</summary>
    ReleaseRefused,

    /// <summary>An agreement is missing (AG1).</summary>
    AgreementMissing,

    /// <summary>The agreement is not in force on this day (AG2).</summary>
    AgreementNotInForce,

    /// <summary>The agreement's text was changed since the proposal (AG10).</summary>
    AgreementChanged,

    /// <summary>Who proposed, or asked for the run, does not approve (SA1).</summary>
    OwnProposal,
    ApprovedAlready,

    /// <summary>Publishing needs approvals of two organisations.</summary>
    ApprovalsMissing,
    PublishedAlready,
    RecalledAlready,

    /// <summary>It was refused or recalled: only a new release can be decided on.</summary>
    ReleaseClosed,
    NeverPublished,

    /// <summary>Its files are not what was proposed; the detail says which.</summary>
    ReleaseDamaged,

    /// <summary>The statement that was signed is too old.</summary>
    StatementOld,

    /// <summary>It is not this key's over this statement.</summary>
    SignatureWrong,

    /// <summary>No such key of a person is in the register.</summary>
    SigningKeyUnknown,

    /// <summary>A reason or correction has no words.</summary>
    WordsMissing,

    /// <summary>A text that is kept for good is too long, or holds a number as long as a phone number.</summary>
    WordsRefused,

    /// <summary>Exports are stopped: nothing is published, and no figure leaves; the detail says why.</summary>
    ExportsStopped,

    /// <summary>There is no stop to lift.</summary>
    NothingStopped,
    IncidentUnknown,

    /// <summary>It was closed; notes can be added.</summary>
    IncidentClosed,
    RequestUnknown,

    /// <summary>There is no such kind or document of governance.</summary>
    GovernanceUnknown,

    /// <summary>It is no document of this kind; the detail says what is wrong.</summary>
    GovernanceUnreadable,

    /// <summary>Somebody else changed the document meanwhile.</summary>
    GovernanceChanged,

    /// <summary>A rule stands against the step; the detail says which.</summary>
    StepRefused,

    /// <summary>A parameter of the address is missing or not understood.</summary>
    ParameterWrong,

    /// <summary>A value of the request is missing or cannot be; the member <c>errors</c> names it.</summary>
    ValueWrong,

    ReleaseUnknown,
    EmergencyUnknown,
    IndicatorUnknown,

    /// <summary>The emergency stands in <c>project.yaml</c>, which the server does not write.</summary>
    EmergencyInProject,

    /// <summary>A release of the emergency was proposed, so that the register names it for good.</summary>
    EmergencyHasReleases,

    /// <summary>A job is under way that may propose a release of it.</summary>
    JobUnderWay,

    /// <summary>The emergency is declared, and no release of it is public.</summary>
    NothingPublished,

    /// <summary>The project has no boundaries, or none of the level.</summary>
    NoBoundaries,

    /// <summary>No data were ingested and reported on yet.</summary>
    NoReport,

    /// <summary>No program that prints PDF is on the server, or it failed; the detail says what to do.</summary>
    CannotPrint,

    /// <summary>The register or a file of the project cannot be read.</summary>
    StorageFailed,
}

/// <summary>Names of codes, such as <c>bad_request</c>.</summary>
public static class ProblemCodes
{
    private static readonly Dictionary<ProblemCode, string> Names =
        Enum.GetValues<ProblemCode>().ToDictionary(c => c, c => JsonNamingPolicy.SnakeCaseLower.ConvertName(c.ToString()));

    /// <summary>All that the server can answer, in the order of their list.</summary>
    public static IReadOnlyList<string> All => [.. Names.Values];

    public static string Name(this ProblemCode code) => Names[code];

    /// <summary>The code of a status for which nobody gave a closer one.</summary>
    internal static ProblemCode Of(int status) => status switch
    {
        400 => ProblemCode.BadRequest,
        401 => ProblemCode.SignInNeeded,
        403 => ProblemCode.NotAllowed,
        404 => ProblemCode.NotFound,
        405 => ProblemCode.MethodNotAllowed,
        409 => ProblemCode.Conflict,
        429 => ProblemCode.TooManyRequests,
        503 => ProblemCode.StorageFailed,
        _ => ProblemCode.Unexpected,
    };
}
