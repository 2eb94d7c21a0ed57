namespace Tideline.Domain.Displacement.Presets;

/// <summary>What is taken off the share away before it is scaled to people.</summary>
public enum BaselineRule
{
    /// <summary>Nothing: everybody away counts.</summary>
    None,

    /// <summary>The share away at the same lag after the placebo onsets, pooled: g − b.</summary>
    SameLag,

    /// <summary>Median + 3 × 1.4826 × MAD of the placebos' shares; what does not exceed it is 0.</summary>
    Threshold,

    /// <summary>The share that the odds against the placebos attribute to the emergency: g (1 − 1/OR).</summary>
    RelativeOdds,
}
