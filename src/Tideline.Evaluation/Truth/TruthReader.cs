using Tideline.Domain;
using Tideline.Domain.Places;

namespace Tideline.Evaluation.Truth;

/// <summary>Reads <c>truth/</c>; every area must be one of the finest level.</summary>
internal static class TruthReader
{
    /// <exception cref="InputRefusedException">A file lacks a column, or a value is no number, day or area; the message
    /// names file and row.</exception>
    public static TruthTables Read(string folder, AreaHierarchy areas)
    {
        string Area(TruthRow row, string column) =>
            areas.TryGet(row.Text(column), out var area) && area.AdminLevel == areas.FinestLevel
                ? area.PCode
                : throw row.Refused(column, "no area of the finest level");

        var displacement = TruthCsv.Read(folder, "displacement.csv", "period_start", "home_area", "host_area", "people", "subscribers");
        var returns = TruthCsv.Read(folder, "returns.csv", "home_area", "day_since_onset", "displaced_so_far", "returned_so_far");
        var presence = TruthCsv.Read(folder, "population.csv", "date", "area", "people", "subscribers");
        var residents = TruthCsv.Read(folder, "residents.csv", "area", "people", "subscribers");
        return new TruthTables(
            displacement?.Select(r => new DisplacedTruth(
                r.Date("period_start"), Area(r, "home_area"), r.Text("host_area").Length == 0 ? "" : Area(r, "host_area"), r.Amount("people"), r.Amount("subscribers"))).ToList(),
            returns?.Select(r => new ReturnsTruth(
                Area(r, "home_area"), r.Whole("day_since_onset"), r.Amount("displaced_so_far"), r.Amount("returned_so_far"))).ToList(),
            presence?.Select(r => new PresenceTruth(r.Date("date"), Area(r, "area"), r.Amount("people"), r.Amount("subscribers"))).ToList(),
            residents?.Select(r => new ResidentsTruth(Area(r, "area"), r.Amount("people"), r.Amount("subscribers"))).ToList());
    }
}
