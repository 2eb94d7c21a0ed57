using System.Globalization;
using Tideline.Domain;
using Tideline.Domain.Emergencies;
using Tideline.Exchange.Import.Tables;

namespace Tideline.Exchange.Hazards.Feeds;

/// <summary>
/// Reporting points of GloFAS as a table (CSV, or JSON with a list): <c>id, name, longitude, latitude, forecast_date, peak_date, probability_2y,
/// probability_5y, probability_20y</c>; chances in percent that the flood of so many years is exceeded, <c>name</c> and <c>peak_date</c> may be absent. The
/// grids of GloFAS (NetCDF, GRIB) are not read.
/// </summary>
internal static class GlofasPoints
{
    /// <summary>Chance in percent above which GloFAS marks a point.</summary>
    private const double Marked = 30;

    private static readonly string[] _chances = ["probability_2y", "probability_5y", "probability_20y"];

    public static void Read(IReadOnlyList<HazardDocument> documents, HazardBook book)
    {
        foreach (var document in documents)
        {
            foreach (var row in Rows(document))
            {
                Add(row, book);
            }
        }
    }

    private static IReadOnlyList<SourceRow> Rows(HazardDocument document)
    {
        // The reader of tables wants a file by name.
        var folder = Directory.CreateTempSubdirectory("tideline-glofas-");
        try
        {
            var file = Path.Combine(folder.FullName, document.IsJson ? "points.json" : "points.csv");
            File.WriteAllBytes(file, document.Bytes);
            var table = SourceFile.Read(file);
            SourceFault.DemandColumns(file, table, ["id", "longitude", "latitude", "forecast_date", .. _chances]);
            return table.Rows;
        }
        catch (InputRefusedException e)
        {
            throw document.Fault("is no table of reporting points", e.Message, e);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Add(SourceRow row, HazardBook book)
    {
        var at = FeedTexts.Point(row["latitude"], row["longitude"]);
        double?[] chances = [.. _chances.Select(c => row[c] is null ? 0 : FeedTexts.Number(row[c]))];
        var forecast = Fields.Day(row["forecast_date"]);
        if (row["id"] is not { } id || at is null || forecast is null || chances.Any(c => c is not (>= 0 and <= 100)))
        {
            book.LeaveOut("no id, place, forecast date, or chances from 0 to 100");
            return;
        }

        var (severity, colour, years, chance) =
            chances[2] > Marked ? (HazardSeverity.Extreme, "purple", 20, chances[2]!.Value)
            : chances[1] > Marked ? (HazardSeverity.Severe, "red", 5, chances[1]!.Value)
            : (HazardSeverity.Moderate, "yellow", 2, chances[0]!.Value);
        if (chance <= Marked)
        {
            book.LeaveOut("no threshold is exceeded with more than 30%");
            return;
        }

        book.Keep(new(HazardSource.Glofas, FeedTexts.Line(id), Hazard.Flood, "reporting point", FeedTexts.Line(row["name"] ?? id))
        {
            Onset = Fields.Day(row["peak_date"]) ?? forecast,
            Severity = severity,
            SeverityAsGiven = string.Create(CultureInfo.InvariantCulture, $"{colour}: {chance:0.#}% for the flood of {years} years"),
            Certainty = chance > 50 ? HazardCertainty.Likely : HazardCertainty.Possible,
            CertaintyAsGiven = $"forecast of {NodaTime.Text.LocalDatePattern.Iso.Format(forecast.Value)}",
            Points = [at],
            Place = FeedTexts.Line(row["name"]),
            Remarks = ["A forecast at a point of the river: how far the water goes is not in it."],
        });
    }
}
