using System.Globalization;
using System.Text;

namespace Tideline.Operation.Metrics;

/// <summary>Metrics in the text format that Prometheus reads, version 0.0.4.</summary>
public static class MetricsText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Of(IEnumerable<Measured> measured)
    {
        var text = new StringBuilder();
        foreach (var group in measured.GroupBy(m => m.Metric))
        {
            var name = NameOf(group.Key);
            text.Append("# HELP ").Append(name).Append(' ').Append(group.Key.Help).Append('\n');
            text.Append("# TYPE ").Append(name).Append(group.Key.OnlyGrows ? " counter\n" : " gauge\n");
            foreach (var m in group)
            {
                text.Append(name);
                if (m.Label is { } label)
                {
                    text.Append('{').Append(label.Name).Append("=\"").Append(Escaped(label.Value)).Append("\"}");
                }

                text.Append(' ').Append(m.Value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Underscores instead of dots, and the unit at the end.</summary>
    internal static string NameOf(Metric metric) => metric.Name.Replace('.', '_')
        + metric.Unit switch { "By" => "_bytes", "s" => "_seconds", "d" => "_days", _ => "" }
        + (metric.OnlyGrows ? "_total" : "");

    private static string Escaped(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
