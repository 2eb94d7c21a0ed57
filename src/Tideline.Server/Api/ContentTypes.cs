namespace Tideline.Server.Api;

/// <summary>Media types of the files that are offered.</summary>
internal static class ContentTypes
{
    public const string Csv = "text/csv; charset=utf-8";
    public const string GeoJson = "application/geo+json";
    public const string Json = "application/json";
    public const string Pdf = "application/pdf";
    public const string TopoJson = "application/topo+json";
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Zip = "application/zip";

    public static string Of(string fileName) => Path.GetExtension(fileName) switch
    {
        ".csv" => Csv,
        ".geojson" => GeoJson,
        ".json" => Json,
        ".parquet" => "application/vnd.apache.parquet",
        _ => "application/octet-stream",
    };
}
