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

    /// <summary>A parameter of the address is missing or not understood.</summary>
    public const string ParameterWrong = "parameter_wrong";

    public const string ReleaseUnknown = "release_unknown";
    public const string EmergencyUnknown = "emergency_unknown";
    public const string IndicatorUnknown = "indicator_unknown";

    /// <summary>The emergency is declared, and no release of it is public.</summary>
    public const string NothingPublished = "nothing_published";

    /// <summary>The project has no boundaries, or none of the level.</summary>
    public const string NoBoundaries = "no_boundaries";

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
        429 => TooManyRequests,
        503 => StorageFailed,
        _ => Unexpected,
    };
}
