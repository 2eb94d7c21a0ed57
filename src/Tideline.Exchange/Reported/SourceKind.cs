namespace Tideline.Exchange.Reported;

/// <summary>Where a reported number comes from: each has its own shape, and its own blind spots.</summary>
public enum SourceKind
{
    /// <summary>Answers of IOM's DTM API, version 3.</summary>
    Dtm,

    /// <summary>HDX HAPI, <c>/affected-people/idps</c>.</summary>
    HapiIdps,

    /// <summary>HDX HAPI, <c>/affected-people/humanitarian-needs</c>.</summary>
    HapiNeeds,

    /// <summary>IDMC internal displacement updates.</summary>
    Idmc,

    /// <summary>A spreadsheet of a needs assessment or situation report, read by a map of its columns.</summary>
    Assessment,
}

/// <summary>The words of sources in files and commands.</summary>
public static class SourceKindWords
{
    /// <summary>Every word, in the order of <see cref="SourceKind"/>.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<SourceKind>().Select(k => k.Word())];

    /// <summary>The word in the column <c>source</c>.</summary>
    public static string Word(this SourceKind kind) => kind switch
    {
        SourceKind.Dtm => "dtm",
        SourceKind.HapiIdps => "hapi-idps",
        SourceKind.HapiNeeds => "hapi-needs",
        SourceKind.Idmc => "idmc",
        SourceKind.Assessment => "assessment",
    };

    /// <summary>The source of a word; null where there is none.</summary>
    public static SourceKind? Parse(string word) =>
        Enum.GetValues<SourceKind>().Where(k => k.Word() == word).Select(k => (SourceKind?)k).FirstOrDefault();

    /// <summary>Who publishes it, as rows name it where no map says otherwise.</summary>
    public static string Publisher(this SourceKind kind) => kind switch
    {
        SourceKind.Dtm => "IOM DTM",
        SourceKind.HapiIdps or SourceKind.HapiNeeds => "HDX HAPI",
        SourceKind.Idmc => "IDMC IDU",
        SourceKind.Assessment => "needs assessment",
    };
}
