using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Tideline.Server.Figures;

/// <summary>Which figures of an emergency are asked for; the same in every format.</summary>
public sealed record FigureQuery
{
    [FromRoute(Name = "id"), Description("The emergency.")]
    public required string Emergency { get; init; }

    [FromQuery(Name = "indicator"), Description("Name of the indicator, such as displaced_stock.")]
    public string? Indicator { get; init; }

    [FromQuery(Name = "unit"), Description("Unit, where the indicator has several (trips: people or trips); by default people.")]
    public string? Unit { get; init; }

    [FromQuery(Name = "level"), Description("Admin level of the area; by default all.")]
    public int? Level { get; init; }

    [FromQuery(Name = "release"), Description("A published release; by default the one that stands.")]
    public string? Release { get; init; }

    [FromQuery(Name = "area"), Description("P-code of the area (home, host, origin).")]
    public string? Area { get; init; }

    [FromQuery(Name = "counterpart"), Description("P-code of the host or destination, or other.")]
    public string? Counterpart { get; init; }

    [FromQuery(Name = "from"), Description("Periods that begin on this day or later, like 2025-09-01.")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("Periods that end on this day or earlier, like 2025-09-07.")]
    public string? To { get; init; }
}
