namespace Tideline.Exchange.Reported;

/// <summary>How the source says its number: as it is, or as a bound.</summary>
public enum Qualifier
{
    /// <summary>The number as it is ("total", or nothing said).</summary>
    None,

    /// <summary>The truth is above the number.</summary>
    MoreThan,

    /// <summary>The truth is below the number.</summary>
    LessThan,

    /// <summary>The number is about right, or words whose meaning is not known stand beside it.</summary>
    Approximately,
}

/// <summary>The words of qualifiers in files.</summary>
public static class QualifierWords
{
    /// <summary>The word in the column <c>qualifier</c>; empty for a number as it is.</summary>
    public static string Word(this Qualifier qualifier) => qualifier switch
    {
        Qualifier.None => "",
        Qualifier.MoreThan => "more than",
        Qualifier.LessThan => "less than",
        Qualifier.Approximately => "approximately",
    };

    /// <summary>Reads what a source writes. Words that are not known make the number approximate, never exact.</summary>
    public static Qualifier Parse(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        null or "" or "total" or "exact" or "exactly" => Qualifier.None,
        "more than" or "at least" or "over" or "minimum" => Qualifier.MoreThan,
        "less than" or "at most" or "up to" or "under" or "maximum" => Qualifier.LessThan,
        _ => Qualifier.Approximately,
    };

    /// <summary>The qualifier of a sum.</summary>
    public static Qualifier OfSum(Qualifier a, Qualifier b) =>
        a == b ? a
        : a == Qualifier.None ? b
        : b == Qualifier.None ? a
        : Qualifier.Approximately;
}
