using NodaTime;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Exchange.Reported;
using Tideline.Projects.Configuration;

namespace Tideline.Exchange.Import.Sources;

/// <summary>What the columns of a spreadsheet mean: a small YAML file (JSON is YAML too) beside it.</summary>
public sealed record AssessmentMap
{
    private static readonly string[] _keys =
    [
        "source", "sheet", "header_row", "level", "pcode", "name", "day", "day_column", "day_format", "first_day", "round", "round_column", "operation",
        "assessment", "figures", "cannot_see",
    ];

    /// <summary>Who counted; stands in every row.</summary>
    public required string Source { get; init; }

    /// <summary>Sheet of a workbook; null: the first.</summary>
    public string? Sheet { get; init; }

    /// <summary>Number of the row that names the columns, from 1.</summary>
    public int HeaderRow { get; init; } = 1;

    /// <summary>Admin level that the p-codes must be of.</summary>
    public required int Level { get; init; }

    /// <summary>Column of p-codes. A table without one cannot be imported: names are never joined.</summary>
    public required string PCode { get; init; }

    /// <summary>Column of names, to be held against the project's; null where there is none.</summary>
    public string? Name { get; init; }

    /// <summary>The day of the count, or the last of the period; null where a column has it.</summary>
    public LocalDate? Day { get; init; }

    /// <summary>First day of the period; null where the numbers are of one day.</summary>
    public LocalDate? FirstDay { get; init; }

    public string? DayColumn { get; init; }

    /// <summary>How days are written in the column; null: ISO, or days of a workbook.</summary>
    public LocalDatePattern? DayFormat { get; init; }

    public string? Round { get; init; }

    public string? RoundColumn { get; init; }

    public string? Operation { get; init; }

    public string? Assessment { get; init; }

    /// <summary>Columns of numbers, at least one.</summary>
    public required IReadOnlyList<AssessmentColumn> Figures { get; init; }

    /// <summary>What the source cannot see, a sentence for readers; null where nothing is said.</summary>
    public string? CannotSee { get; init; }

    /// <summary>Reads the text of a map.</summary>
    /// <param name="file">Its name, for faults.</param>
    /// <exception cref="ConfigurationException">The text is no YAML, or has an unknown key, a missing key or a value that cannot be; the message
    /// names file, line and key.</exception>
    public static AssessmentMap Parse(string text, string file)
    {
        var root = YamlSection.OfFile(file, YamlDocument.Root(text, file, "Write the map anew, as docs/operate/exchange.md shows."), _keys);
        var (day, column) = (Iso(root, "day"), root.OptionalText("day_column"));
        var first = Iso(root, "first_day");
        if (day is null == column is null)
        {
            throw root.Fault("day", "or 'day_column' must say when people were counted: one of them, and not both");
        }

        return new()
        {
            Source = root.Text("source"),
            Sheet = root.OptionalText("sheet"),
            HeaderRow = (int)Math.Min(root.WholeNumber("header_row", 1, 1), 1000),
            Level = LevelOf(root),
            PCode = root.Text("pcode"),
            Name = root.OptionalText("name"),
            Day = day,
            FirstDay = first is null || first <= day ? first : throw root.Fault("first_day", day is null ? "stands beside 'day' alone" : "is after 'day'"),
            DayColumn = column,
            DayFormat = Format(root),
            Round = root.OptionalText("round"),
            RoundColumn = root.OptionalText("round_column"),
            Operation = root.OptionalText("operation"),
            Assessment = root.OptionalText("assessment"),
            Figures = [.. Columns(root)],
            CannotSee = root.OptionalText("cannot_see"),
        };
    }

    private static int LevelOf(YamlSection root)
    {
        _ = root.Required("level");
        return root.WholeNumber("level", 0, 0) is <= 9 and var level ? (int)level : throw root.Fault("level", "is no admin level (0 country, 1 province, 2 district, 3 tehsil)");
    }

    private static LocalDate? Iso(YamlSection root, string key) => root.Time(key, LocalDatePattern.Iso, "2025-08-26");

    private static LocalDatePattern? Format(YamlSection root)
    {
        try
        {
            return root.OptionalText("day_format") is { } format ? LocalDatePattern.CreateWithInvariantCulture(format) : null;
        }
        catch (InvalidPatternException)
        {
            throw root.Fault("day_format", "is no pattern of days; write it like dd/MM/yyyy");
        }
    }

    private static IEnumerable<AssessmentColumn> Columns(YamlSection root)
    {
        var sections = root.Sections("figures", "column", "concept", "unit", "qualifier", "breakdown");
        if (sections.Count == 0)
        {
            throw root.Fault("figures", "must list at least one column of numbers");
        }

        foreach (var section in sections)
        {
            yield return new(
                section.Text("column"),
                ConceptWords.Parse(section.Text("concept")) ?? throw section.Fault("concept", $"is no concept; known are {string.Join(", ", ConceptWords.All)}"),
                CountUnitWords.Parse(section.OptionalText("unit") ?? "persons") ?? throw section.Fault("unit", "is persons or households"),
                QualifierWords.Parse(section.OptionalText("qualifier")),
                section.OptionalText("breakdown"));
        }
    }
}

/// <summary>One column of numbers.</summary>
/// <param name="Column">Its name in the spreadsheet.</param>
/// <param name="Breakdown">Part of the people that is meant; null where all are.</param>
public sealed record AssessmentColumn(string Column, Concept Concept, CountUnit Unit, Qualifier Qualifier, string? Breakdown);
