using System.Text;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Reported;

namespace Tideline.Exchange.Triangulation;

/// <summary>The tables of a triangulation as CSV. A figure without number has an empty value, and says why; it is never 0.</summary>
internal static class TriangulationCsv
{
    /// <summary><c>comparisons.csv</c>: one row for a reported figure beside the released one.</summary>
    public static string Comparisons(TriangulationTable table)
    {
        var text = new StringBuilder().Line(
            "import", "source", "publisher", "operation", "assessment", "round", "concept", "indicator", "comparison", "area", "area_name", "area_level", "place",
            "reported_start", "reported_end", "reported_value", "reported_unit", "qualifier", "reported_persons", "period_start", "period_end", "periods", "days_apart",
            "value", "lower", "upper", "status", "ratio", "ratio_lower", "ratio_upper", "ratio_reads", "without_ratio");
        foreach (var c in table.Comparisons)
        {
            var r = c.Reported;
            text.Line(
                c.Import, r.Source.Word(), r.Publisher, r.Operation, r.Assessment, r.Round, r.Concept.Word(), c.Indicator, Kind(c.IsSameConcept), r.Area, c.AreaName,
                r.AreaLevel, r.Place.Word(), r.PeriodStart, r.PeriodEnd, r.Value, r.Unit.Word(), r.Qualifier.Word(), c.Persons, c.OurStart, c.OurEnd, c.Periods,
                c.DaysApart, c.Value, c.Lower, c.Upper, c.Status?.Code(), c.Ratio, c.RatioLower, c.RatioUpper, c.RatioReads, c.WithoutRatio);
        }

        return text.ToString();
    }

    /// <summary><c>agreement.csv</c>: one row for a round of a source at an admin level.</summary>
    public static string Agreements(TriangulationTable table)
    {
        var text = new StringBuilder().Line(
            "import", "operation", "assessment", "round", "day", "concept", "indicator", "comparison", "area_level", "areas", "spearman", "top", "shared", "suppressed",
            "not_observable", "not_in_release");
        foreach (var a in table.Agreements)
        {
            text.Line(
                a.Import, a.Operation, a.Assessment, a.Round, a.Day, a.Concept.Word(), a.Indicator, Kind(a.IsSameConcept), a.AreaLevel, a.Areas, a.Spearman,
                a.Top == 0 ? null : a.Top, a.Shared, a.Suppressed, a.NotObservable, a.NotInRelease);
        }

        return text.ToString();
    }

    /// <summary><c>likely.csv</c>: areas by the probability that the released figure exceeds the threshold.</summary>
    public static string Likely(TriangulationTable table)
    {
        var text = new StringBuilder().Line(
            "indicator", "area", "area_name", "area_level", "period_start", "period_end", "value", "lower", "upper", "status", "threshold", "probability");
        foreach (var l in table.Likely)
        {
            text.Line(
                l.Indicator, l.Area, l.AreaName, l.AreaLevel, l.PeriodStart, l.PeriodEnd, l.Value, l.Lower, l.Upper, l.Status.Code(), table.Input.Rules.Threshold,
                l.Probability);
        }

        return text.ToString();
    }

    /// <summary><c>suggestions.csv</c>: areas that nobody counted recently, by the probability that more than the threshold are hosted there.</summary>
    public static string Suggestions(TriangulationTable table)
    {
        var text = new StringBuilder().Line(
            "area", "area_name", "area_level", "period_start", "period_end", "value", "lower", "upper", "status", "threshold", "probability", "information_bits", "reason",
            "last_counted", "last_source");
        foreach (var s in table.Suggestions)
        {
            text.Line(
                s.Area, s.AreaName, s.AreaLevel, s.PeriodStart, s.PeriodEnd, s.Value, s.Lower, s.Upper, s.Status.Code(), table.Input.Rules.Threshold, s.Probability,
                s.Information, Reason(s.Reason), s.LastCounted, s.LastSource);
        }

        return text.ToString();
    }

    /// <summary>How a reason is called in words.</summary>
    public static string Reason(SuggestionReason reason) => reason switch
    {
        SuggestionReason.NeverCounted => "never counted",
        SuggestionReason.CountedLongAgo => "counted long ago",
    };

    /// <summary><c>disagreement.csv</c>: areas by how far sources of one concept lie apart.</summary>
    public static string Disagreements(TriangulationTable table)
    {
        var text = new StringBuilder().Line(
            "area", "area_name", "area_level", "import", "operation", "assessment", "round", "concept", "indicator", "reported_persons", "value", "lower", "upper", "factor",
            "reading");
        foreach (var d in table.Disagreements)
        {
            var (c, r) = (d.Comparison, d.Comparison.Reported);
            text.Line(
                r.Area, c.AreaName, r.AreaLevel, c.Import, r.Operation, r.Assessment, r.Round, r.Concept.Word(), c.Indicator, c.Persons, c.Value, c.Lower, c.Upper, d.Factor,
                d.Reading);
        }

        return text.ToString();
    }

    /// <summary>How a comparison is called in words.</summary>
    public static string Kind(bool isSameConcept) => isSameConcept ? "same concept" : "other concept";
}
