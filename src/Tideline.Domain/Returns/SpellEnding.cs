namespace Tideline.Domain.Returns;

/// <summary>How an observed spell of displacement stopped.</summary>
public enum SpellEnding
{
    /// <summary>Home again, by <see cref="ReturnRule"/>.</summary>
    Returned,

    /// <summary>Settled elsewhere: still not returned, but no longer waited for.</summary>
    Settled,

    /// <summary>Out of sight: lost to the network, or under way when the data end.</summary>
    Censored,
}
