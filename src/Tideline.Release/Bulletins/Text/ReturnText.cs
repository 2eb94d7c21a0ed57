namespace Tideline.Release.Bulletins.Text;

/// <summary>The share that returned.</summary>
public sealed record ReturnText
{
    public required string Heading { get; init; }

    /// <summary>{0} rows shown, {1} rows with a share.</summary>
    public required string Caption { get; init; }

    /// <summary>{0} days.</summary>
    public required string Day { get; init; }

    public required string Note { get; init; }

    public required string None { get; init; }
}
