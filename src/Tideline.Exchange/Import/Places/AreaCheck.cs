using Tideline.Domain.Places;
using Tideline.Exchange.Reported;
using Tideline.Projects.Files;

namespace Tideline.Exchange.Import.Places;

/// <summary>Puts offered numbers at the project's areas: by p-code, by crosswalk, or by a point. Names are compared and never joined by.</summary>
/// <param name="areas">The project's areas.</param>
/// <param name="finestAt">The finest area of a point; null: points lead nowhere.</param>
internal sealed class AreaCheck(AreaHierarchy areas, Crosswalk crosswalk, AreaOfPoint? finestAt)
{
    private readonly Dictionary<(string Code, string? Name, int? Level), long> _unknown = [];
    private readonly SortedDictionary<string, DifferingName> _names = new(StringComparer.Ordinal);

    /// <summary>Codes that matched nothing, the most frequent first.</summary>
    public IReadOnlyList<UnknownCode> Unknown =>
    [
        .. _unknown.GroupBy(u => u.Key.Code, StringComparer.Ordinal)
            .Select(g => new UnknownCode(Quotable.Code(g.Key), g.Sum(u => u.Value), NearestAreas.To(g.Key, g.First().Key.Name, g.First().Key.Level, areas)))
            .OrderByDescending(u => u.Entries).ThenBy(u => u.Code, StringComparer.Ordinal),
    ];

    /// <summary>Areas that the source calls otherwise, by p-code.</summary>
    public IReadOnlyList<DifferingName> NamesThatDiffer => [.. _names.Values];

    /// <summary>The figure at the areas that it belongs to; none where it belongs to none, which the book then says.</summary>
    public IEnumerable<PlacedFigure> Place(OfferedFigure offered, EntryBook book)
    {
        if (offered.Point is { } point)
        {
            var finest = finestAt?.Invoke(point.Longitude, point.Latitude);
            if (finest is null || areas.AncestorAt(finest, offered.Level ?? areas.FinestLevel) is not { } around)
            {
                book.LeaveOut(offered.Entries, LeftOutReason.OutsideAreas);
                return [];
            }

            return [new(offered, around, offered.Value, PlaceKind.Point, offered.Within.Count > 0 ? offered.Within[0] : "")];
        }

        return offered.Code is { } code ? ByCode(offered, code, book) : Unspecified(offered, book);
    }

    private IEnumerable<PlacedFigure> ByCode(OfferedFigure offered, string code, EntryBook book)
    {
        var isToday = areas.TryGet(code, out var area);
        if (crosswalk.Of(code, offered.End, isToday) is { } parts)
        {
            return Whole.Shares(offered.Value, [.. parts.Select(p => p.Weight)])
                .Zip(parts, (value, part) => new PlacedFigure(offered, areas[part.Area], value, PlaceKind.Crosswalk, code));
        }

        if (!isToday)
        {
            var key = (code, offered.Name, offered.Level);
            _unknown[key] = _unknown.GetValueOrDefault(key) + offered.Entries.Count;
            book.LeaveOut(offered.Entries, LeftOutReason.UnknownCode, Quotable.Code(code));
            return [];
        }

        if (offered.Level is { } level && level != area.AdminLevel)
        {
            book.LeaveOut(offered.Entries, LeftOutReason.OtherLevel, Quotable.Code(code));
            return [];
        }

        if (offered.Name is { } name && !PlaceNames.AreSame(name, area.Name))
        {
            _names.TryAdd(area.PCode, new(area.PCode, area.Name, name));
        }

        return [new(offered, area, offered.Value, PlaceKind.PCode, code)];
    }

    private IEnumerable<PlacedFigure> Unspecified(OfferedFigure offered, EntryBook book)
    {
        foreach (var code in offered.Within)
        {
            if (areas.TryGet(code, out var area))
            {
                return [new(offered, area, offered.Value, PlaceKind.Unspecified, code)];
            }

            if (crosswalk.Of(code, offered.End, isToday: false) is [var only])
            {
                return [new(offered, areas[only.Area], offered.Value, PlaceKind.Unspecified, code)];
            }
        }

        book.LeaveOut(offered.Entries, offered.Within.Count == 0 ? LeftOutReason.NoCode : LeftOutReason.UnknownCode, offered.Within.Count == 0 ? null : Quotable.Code(offered.Within[0]));
        return [];
    }
}

/// <summary>A number, or a share of it, at an area of the project.</summary>
/// <param name="Value">Whole; the shares of a split sum to what was offered.</param>
/// <param name="ReportedCode">The code that led there.</param>
internal sealed record PlacedFigure(OfferedFigure Offered, Area Area, decimal Value, PlaceKind Place, string ReportedCode);
