namespace Tideline.Server.Problems;

/// <summary>Ends a request with a problem that its sender can mend.</summary>
/// <param name="status">HTTP status, 400 to 499.</param>
/// <param name="detail">What is wrong and what to do, in one or two sentences.</param>
public sealed class ProblemException(int status, ProblemCode code, string detail) : Exception(detail)
{
    public int Status { get; } = status;

    public ProblemCode Code { get; } = code;

    /// <summary>What is wrong with which field of the request; empty where it is not about fields.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();
}
