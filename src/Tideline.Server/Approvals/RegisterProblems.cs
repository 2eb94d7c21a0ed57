using Tideline.Domain;
using Tideline.Domain.Agreements;
using Tideline.Projects.Records;
using Tideline.Release.Register;
using Tideline.Server.Problems;

namespace Tideline.Server.Approvals;

/// <summary>What the register's refusals are called in answers.</summary>
internal static class RegisterProblems
{
    private static readonly Dictionary<string, ProblemCode> Codes = new(StringComparer.Ordinal)
    {
        [Refusal.NoAgreement.Code] = ProblemCode.AgreementMissing,
        [Refusal.NotInForce.Code] = ProblemCode.AgreementNotInForce,
        [Refusal.TextChanged.Code] = ProblemCode.AgreementChanged,
        [Refusal.OwnProposal.Code] = ProblemCode.OwnProposal,
        [RegisterFault.ApprovedAlready] = ProblemCode.ApprovedAlready,
        [RegisterFault.ApprovalsMissing] = ProblemCode.ApprovalsMissing,
        [RegisterFault.PublishedAlready] = ProblemCode.PublishedAlready,
        [RegisterFault.RecalledAlready] = ProblemCode.RecalledAlready,
        [RegisterFault.ReleaseClosed] = ProblemCode.ReleaseClosed,
        [RegisterFault.NeverPublished] = ProblemCode.NeverPublished,
        [RegisterFault.ReleaseDamaged] = ProblemCode.ReleaseDamaged,
        [RegisterFault.ReleaseUnknown] = ProblemCode.ReleaseUnknown,
        [RegisterFault.StatementOld] = ProblemCode.StatementOld,
        [RegisterFault.SignatureWrong] = ProblemCode.SignatureWrong,
        [RegisterFault.SigningKeyUnknown] = ProblemCode.SigningKeyUnknown,
        [RegisterFault.WordsMissing] = ProblemCode.WordsMissing,
        [RegisterFault.ExportsStopped] = ProblemCode.ExportsStopped,
        [RegisterFault.NothingStopped] = ProblemCode.NothingStopped,
        [PlainWords.Refused] = ProblemCode.WordsRefused,
    };

    /// <summary>Null for refusals that have no code of their own.</summary>
    public static ProblemCode? Of(string? code) => code is not null && Codes.TryGetValue(code, out var found) ? found : null;

    public static bool IsForPerson(TidelineException fault) => fault is DisclosureRefusedException or ConfigurationException;

    // Messages of the register are for the person at the keyboard, and name files below the project alone.
    public static ProblemException ProblemOf(TidelineException fault) => fault is DisclosureRefusedException
        ? new(409, Of(fault.Code) ?? ProblemCode.ReleaseRefused, fault.Message)
        : new(400, Of(fault.Code) ?? ProblemCode.BadRequest, fault.Message);
}
