namespace Tideline.Cli.Doctor;

/// <summary>How a finding stands.</summary>
internal enum FindingState
{
    Ok,

    /// <summary>It works, and somebody should look at it soon.</summary>
    Warning,

    /// <summary>A run, a publication or a record cannot work as things stand.</summary>
    Wrong,
}

/// <summary>One thing that the doctor looked at.</summary>
/// <param name="What">Its name; a line of docs/operate/doctor.md for each.</param>
/// <param name="Found">What was found, without a figure of the enclave.</param>
/// <param name="Remedy">What to do, in a sentence; null where all is well.</param>
internal sealed record Finding(string What, FindingState State, string Found, string? Remedy = null)
{
    public static Finding Ok(string what, string found) => new(what, FindingState.Ok, found);

    public static Finding Warning(string what, string found, string remedy) => new(what, FindingState.Warning, found, remedy);

    public static Finding Wrong(string what, string found, string remedy) => new(what, FindingState.Wrong, found, remedy);
}
