namespace Tideline.Server.Problems;

/// <summary>The member <c>code</c> of a problem: programs may rely on it, texts may change.</summary>
public static class ProblemCodes
{
    public const string Unexpected = "unexpected";
    public const string BadRequest = "bad_request";
    public const string SignInNeeded = "sign_in_needed";
    public const string NotAllowed = "not_allowed";
    public const string NotFound = "not_found";
    public const string MethodNotAllowed = "method_not_allowed";
    public const string TooManyRequests = "too_many_requests";

    /// <summary>Name, password or code is not right, or the account is locked or disabled.</summary>
    public const string LoginRefused = "login_refused";

    /// <summary>The password is right; the code of the second factor must come with it.</summary>
    public const string SecondFactorNeeded = "second_factor_needed";

    /// <summary>Somebody else knows the password: it must be changed first.</summary>
    public const string PasswordMustChange = "password_must_change";

    /// <summary>A role of the account demands a second factor, which it has not: it must be set up first.</summary>
    public const string SecondFactorDemanded = "second_factor_demanded";

    /// <summary>The header <c>X-CSRF</c> lacks the token of the session.</summary>
    public const string CsrfNeeded = "csrf_needed";

    /// <summary>It cannot be done as things stand.</summary>
    public const string Conflict = "conflict";

    /// <summary>The register of releases refuses; the detail says why.</summary>
    public const string ReleaseRefused = "release_refused";

    /// <summary>A parameter of the address is missing or not understood.</summary>
    public const string ParameterWrong = "parameter_wrong";

    /// <summary>A value of the request is missing or cannot be; the member <c>errors</c> names it.</summary>
    public const string ValueWrong = "value_wrong";

    public const string ReleaseUnknown = "release_unknown";
    public const string EmergencyUnknown = "emergency_unknown";
    public const string IndicatorUnknown = "indicator_unknown";

    /// <summary>The emergency is declared, and no release of it is public.</summary>
    public const string NothingPublished = "nothing_published";

    /// <summary>The project has no boundaries, or none of the level.</summary>
    public const string NoBoundaries = "no_boundaries";

    /// <summary>No program that prints PDF is on the server, or it failed; the detail says what to do.</summary>
    public const string CannotPrint = "cannot_print";

    /// <summary>The register or a file of the project cannot be read.</summary>
    public const string StorageFailed = "storage_failed";

    /// <summary>The code of a status for which nobody gave a closer one.</summary>
    internal static string Of(int status) => status switch
    {
        400 => BadRequest,
        401 => SignInNeeded,
        403 => NotAllowed,
        404 => NotFound,
        405 => MethodNotAllowed,
        409 => Conflict,
        429 => TooManyRequests,
        503 => StorageFailed,
        _ => Unexpected,
    };
}
