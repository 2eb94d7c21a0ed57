namespace Tideline.Exchange.Exports;

/// <summary>Shapes in which a published release is handed on.</summary>
public enum ExportFormat
{
    /// <summary>CSV with a row of HXL tags under the header, a file for each indicator.</summary>
    Hxl,

    /// <summary>CSV with the fields of IOM's DTM API v3, a file for each of admin levels 0 to 2.</summary>
    Dtm,

    /// <summary>CSV with the columns of HDX HAPI's <c>idps</c> resource.</summary>
    Hapi,

    /// <summary>OGC GeoPackage: areas with the figures of the last period, and every observation.</summary>
    GeoPackage,

    /// <summary>Workbooks (XLSX) with a sheet for each indicator, in English and with Urdu headings from right to left.</summary>
    Xlsx,

    /// <summary>SDMX-CSV 2.0, every figure.</summary>
    Sdmx,

    /// <summary>A CAP 1.2 alert for a restricted audience.</summary>
    Cap,

    /// <summary>A folder to be put on HDX: data, metadata and what to read first.</summary>
    Hdx,
}

/// <summary>The words of formats in commands and folders.</summary>
public static class ExportFormatWords
{
    /// <summary>Every word, in the order of <see cref="ExportFormat"/>.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<ExportFormat>().Select(f => f.Word())];

    /// <summary>The word of a format, in lower case.</summary>
    public static string Word(this ExportFormat format) => format.ToString().ToLowerInvariant();

    /// <summary>The format of a word; null where there is none.</summary>
    public static ExportFormat? Parse(string word) =>
        Enum.GetValues<ExportFormat>().Where(f => f.Word() == word).Select(f => (ExportFormat?)f).FirstOrDefault();
}
