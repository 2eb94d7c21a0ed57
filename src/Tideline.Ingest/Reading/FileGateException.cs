namespace Tideline.Ingest.Reading;

/// <summary>A gate refuses a file whole.</summary>
/// <param name="reason">Code, such as <c>truncated_gzip</c>.</param>
/// <param name="advice">What is wrong and what to do, without any value of the file.</param>
internal sealed class FileGateException(string reason, string advice) : Exception(advice)
{
    public string Reason { get; } = reason;
}
