using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Tideline.Pipeline.Engine;

/// <summary>The text of a step and its rendering: macros <c>{{name(arguments)}}</c>, parameters <c>$name</c>, ALL joins.</summary>
public static partial class StepText
{
    /// <summary>The step's own text for the dialect where there is one, else the common text.</summary>
    /// <exception cref="ArgumentException">No step has the name.</exception>
    public static string Of(string step, IDialect dialect) =>
        Find($"{step}.{dialect.Name}.sql") ?? Find($"{step}.sql")
        ?? throw new ArgumentException($"There is no step '{step}'.", nameof(step));

    /// <summary>Renders a step for a dialect.</summary>
    /// <param name="step">Name of the step: its file without ending.</param>
    /// <param name="dialect">The engine's expressions.</param>
    /// <param name="parameters">Values of <c>$name</c>, as SQL literals.</param>
    public static string Render(string step, IDialect dialect, IReadOnlyDictionary<string, string>? parameters = null)
    {
        var text = Comment().Replace(Of(step, dialect), "");
        text = Expand(text, dialect);
        text = AllJoin().Replace(text, $"{dialect.AllJoin}inner join");
        return Parameter().Replace(text, match =>
            parameters is not null && parameters.TryGetValue(match.Groups["name"].Value, out var value)
                ? value
                : throw new ArgumentException(
                    $"The step '{step}' needs the parameter '{match.Groups["name"].Value}'.", nameof(parameters)))
            .Trim();
    }

    /// <summary>A date as the value of a parameter.</summary>
    public static string Literal(LocalDate day) => $"cast('{LocalDatePattern.Iso.Format(day)}' as date)";

    private static string? Find(string file)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var resource = assembly.GetManifestResourceNames().SingleOrDefault(n => n.EndsWith("/" + file, StringComparison.Ordinal));
        if (resource is null)
        {
            return null;
        }

        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Replaces macros from the inside out.</summary>
    private static string Expand(string text, IDialect dialect)
    {
        while (true)
        {
            var open = text.LastIndexOf("{{", StringComparison.Ordinal);
            if (open < 0)
            {
                return text;
            }

            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            var inner = text[(open + 2)..close];
            var paren = inner.IndexOf('(', StringComparison.Ordinal);
            var arguments = Arguments(inner[(paren + 1)..inner.LastIndexOf(')')]);
            text = string.Concat(text.AsSpan(0, open), Macro(inner[..paren], arguments, dialect), text.AsSpan(close + 2));
        }
    }

    private static string Macro(string name, IReadOnlyList<string> a, IDialect dialect) => name switch
    {
        "day_number" => dialect.DayNumber(a[0]),
        "int_div" => dialect.IntegerDivision(a[0], a[1]),
        "big" => dialect.Big(a[0]),
        "list" => dialect.List(a[0]),
        "second" => dialect.Second(a[0]),
        "distinct" => dialect.Distinct(a[0]),
        "distinct_list" => dialect.DistinctList(a[0]),
        "distinct_in" => dialect.DistinctIn(a[0]),
        "distinct_below_32" => dialect.DistinctBelow32(a[0]),
        "last" => Last(a[0], a[1], a[2], dialect),
        _ => throw new ArgumentException($"There is no macro '{name}'.", nameof(name)),
    };

    /// <summary>The value at the largest second among rows that meet a condition, 0 where none does; same second: the
    /// smallest value. Second and value are packed into one number, so that one maximum decides.</summary>
    private static string Last(string value, string second, string condition, IDialect dialect)
    {
        var key = $"max(case when {condition} then {dialect.Big(second)} * 1048576 + 1048575 - {value} else -1 end)";
        return $"case when {key} < 0 then 0 else 1048575 - {key} % 1048576 end";
    }

    private static List<string> Arguments(string text)
    {
        List<string> arguments = [];
        var (depth, start) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] == ',' && depth == 0)
            {
                arguments.Add(text[start..i].Trim());
                start = i + 1;
            }
        }

        arguments.Add(text[start..].Trim());
        return arguments;
    }

    [GeneratedRegex(@"^\s*--.*\n", RegexOptions.Multiline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\$(?<name>[a-z_]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\ball inner join\b", RegexOptions.None, 1000)]
    private static partial Regex AllJoin();
}
