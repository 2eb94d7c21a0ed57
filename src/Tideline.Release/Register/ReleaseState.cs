namespace Tideline.Release.Register;

public enum ReleaseState
{
    /// <summary>Not in the register.</summary>
    Unknown,

    /// <summary>Written; nobody has approved it as it stands.</summary>
    Proposed,

    /// <summary>At least one person approved it as it stands.</summary>
    Approved,

    /// <summary>A person refused it as it stands.</summary>
    Refused,

    /// <summary>Declared public after two people of two organisations had approved it.</summary>
    Published,

    /// <summary>Published, and taken back since.</summary>
    Recalled,
}
