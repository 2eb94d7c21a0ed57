namespace Tideline.Domain;

/// <summary>
/// A fault that the person at the keyboard can mend. The message says what is wrong, where, what to do, and what
/// state is left; it never holds an identifier of a subscriber.
/// </summary>
public abstract class TidelineException : Exception
{
    protected TidelineException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>The exit code of the command line: 2 wrong use or configuration, 3 input refused, 4 disclosure
    /// refused, 5 engine or storage failure.</summary>
    public abstract int ExitCode { get; }

    /// <summary>What programs, and pages in other languages, tell this fault by, as of the catalogue <see cref="Agreements.Refusal"/>; null
    /// for those that have none.</summary>
    public string? Code { get; init; }
}

/// <summary>Wrong use or configuration (exit code 2).</summary>
public sealed class ConfigurationException(string message, Exception? inner = null) : TidelineException(message, inner)
{
    public override int ExitCode => 2;

    /// <summary>The key whose value is at fault, such as <c>onset</c>; null where it is none.</summary>
    public string? Key { get; init; }

    /// <summary>What is wrong with it, the end of a sentence that begins with the key; null where no key is at fault.</summary>
    public string? Reason { get; init; }
}

/// <summary>The input cannot be used (exit code 3).</summary>
public sealed class InputRefusedException(string message, Exception? inner = null) : TidelineException(message, inner)
{
    public override int ExitCode => 3;
}

/// <summary>Disclosure control refuses (exit code 4).</summary>
public sealed class DisclosureRefusedException(string message, Exception? inner = null) : TidelineException(message, inner)
{
    public override int ExitCode => 4;
}

/// <summary>The engine or the storage failed (exit code 5).</summary>
public sealed class EngineException(string message, Exception? inner = null) : TidelineException(message, inner)
{
    public override int ExitCode => 5;
}
