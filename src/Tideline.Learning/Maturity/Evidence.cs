namespace Tideline.Learning.Maturity;

/// <summary>What an answer rests on. It caps the level that counts.</summary>
public enum Evidence
{
    /// <summary>It is asserted.</summary>
    None,

    /// <summary>It is described in words.</summary>
    Described,

    /// <summary>A document is attached.</summary>
    Attached,

    /// <summary>A document is attached and a second organisation, or a record of a system, confirms it.</summary>
    Checked,
}

internal static class EvidenceCaps
{
    /// <summary>The highest level that such evidence carries.</summary>
    public static int Cap(this Evidence evidence) => evidence switch
    {
        Evidence.None => 1,
        Evidence.Described => 2,
        Evidence.Attached => 3,
        Evidence.Checked => 4,
    };
}
