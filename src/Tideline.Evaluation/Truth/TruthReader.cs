using Tideline.Domain;
using Tideline.Domain.Places;

namespace Tideline.Evaluation.Truth;

/// <summary>Reads <c>truth/</c>; every area must be one of the finest level. Hosts alone may be empty: abroad.</summary>
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

        string Host(TruthRow row) => row.Text("host_area").Length == 0 ? "" : Area(row, "host_area");

        var displacement = TruthCsv.Read(folder, "displacement.csv", "period_start", "home_area", "host_area", "people", "subscribers");
        var returns = TruthCsv.Read(folder, "returns.csv", "home_area", "day_since_onset", "displaced_so_far", "returned_so_far");
        var presence = TruthCsv.Read(folder, "population.csv", "date", "area", "people", "subscribers");
        var residents = TruthCsv.Read(folder, "residents.csv", "area", "people", "subscribers");
        var spells = TruthCsv.Read(folder, "spells.csv", "home_area", "days_away", "returned_people", "settled_or_still_away_people");
        var kinds = TruthCsv.Read(folder, "area_kind.csv", "area", "kind");
        return new TruthTables(
            displacement?.Select(r => new DisplacedTruth(
                r.Date("period_start"), Area(r, "home_area"), Host(r), r.Amount("people"), r.Amount("subscribers"))).ToList(),
            returns?.Select(r => new ReturnsTruth(
                Area(r, "home_area"), r.Whole("day_since_onset"), r.Amount("displaced_so_far"), r.Amount("returned_so_far"))).ToList(),
            presence?.Select(r => new PresenceTruth(r.Date("date"), Area(r, "area"), r.Amount("people"), r.Amount("subscribers"))).ToList(),
            residents?.Select(r => new ResidentsTruth(Area(r, "area"), r.Amount("people"), r.Amount("subscribers"))).ToList(),
            spells?.Select(r => new SpellsTruth(
                Area(r, "home_area"), r.Whole("days_away"), r.Amount("returned_people"), r.Amount("settled_or_still_away_people"))).ToList(),
            kinds?.Select(r => new AreaKindTruth(
                Area(r, "area"), r.Text("kind") is AreaKinds.Urban or AreaKinds.Rural ? r.Text("kind") : throw r.Refused("kind", "neither urban nor rural"))).ToList());
    }
}
