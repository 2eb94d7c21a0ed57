namespace Tideline.Synthetic.Scenarios;

/// <summary>Wrong use that the caller can mend: an unknown scenario or key, or a folder that must not be written.
/// The message says what and where, what to do, and what state is left.</summary>
public sealed class SyntheticException(string message, Exception? inner = null) : Exception(message, inner);
