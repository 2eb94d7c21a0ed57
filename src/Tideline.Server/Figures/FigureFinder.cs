using NodaTime;
using NodaTime.Text;
using Tideline.Server.Problems;
using Tideline.Server.Releases;

namespace Tideline.Server.Figures;

/// <summary>Finds figures in public releases, and in nothing else.</summary>
internal sealed class FigureFinder(ReleaseShelf shelf, ReleasedTables tables)
{
    /// <summary>The release that a request is about: a published one that it names, or the one that stands.</summary>
    /// <exception cref="ProblemException">There is no such release. A release that is only proposed, or that was taken back, is answered as one
    /// that does not exist.</exception>
    public ReleaseEntry Release(string emergency, string? release)
    {
        var ofEmergency = shelf.Published.Where(r => r.Emergency == emergency);
        if (release is not null)
        {
            return ofEmergency.FirstOrDefault(r => r.Id.Value == release) ?? throw new ProblemException(
                404, ProblemCode.ReleaseUnknown, "No published release of this emergency has that id; /api/v1/releases lists those there are.");
        }

        return shelf.Standing(emergency) ?? throw new ProblemException(
            404, ProblemCode.NothingPublished, "Nothing is published for this emergency; /api/v1/emergencies lists those there are.");
    }

    /// <exception cref="ProblemException">A parameter is missing, is not understood, or names what the release does not hold.</exception>
    public FigureSelection Find(FigureQuery query)
    {
        var table = tables.Of(Release(query.Emergency, query.Release));
        if (query.Indicator is null)
        {
            throw Wrong("indicator", "is missing; it is one of " + Indicators(table));
        }

        if (table.Find(query.Indicator) is null)
        {
            throw new ProblemException(404, ProblemCode.IndicatorUnknown, $"The release holds no such indicator; it holds {Indicators(table)}.");
        }

        var figures = table.Find(query.Indicator, query.Unit) ?? throw Wrong(
            "unit", "is none of the indicator's: " + string.Join(", ", table.Indicators.Where(t => t.Indicator == query.Indicator).Select(t => t.UnitWord)));
        var (from, to) = (Day("from", query.From), Day("to", query.To));
        var (area, counterpart) = (Place("area", figures.Areas, query.Area), Place("counterpart", figures.Counterparts, query.Counterpart));
        bool[] levels = [.. figures.Levels.Select(l => query.Level is null || l == query.Level)];
        bool[] periods = [.. figures.Periods.Select(p => !(p.Start < from) && !(p.End > to))];
        return new(table, figures,
        [
            .. figures.Rows.Where(r => levels[r.Area] && periods[r.Period]
                && (area is null || r.Area == area) && (counterpart is null || r.Counterpart == counterpart)),
        ]);
    }

    private static string Indicators(ReleasedTable table) => string.Join(", ", table.Indicators.Select(t => t.Indicator).Distinct());

    private static LocalDate? Day(string name, string? text) => text is null ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value
        : throw Wrong(name, "is no day like 2025-09-01");

    // An area that the release has no figures of is no mistake: it is out of scope.
    private static int? Place(string name, IReadOnlyList<string> pcodes, string? pcode)
    {
        if (pcode is null)
        {
            return null;
        }

        return pcode.Length is > 0 and <= 40 ? pcodes.Index().Where(p => p.Item == pcode).Select(p => p.Index).DefaultIfEmpty(int.MaxValue).First()
            : throw Wrong(name, "is no p-code");
    }

    private static ProblemException Wrong(string parameter, string why) =>
        new(400, ProblemCode.ParameterWrong, $"The parameter '{parameter}' {why}.");
}
