using YamlDotNet.RepresentationModel;

namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>inputs:</c>.</summary>
internal static class InputsSection
{
    /// <param name="isHub">A hub has areas, but neither events nor cells of its own.</param>
    public static InputsConfiguration Read(YamlNode node, bool isHub = false)
    {
        var section = new YamlSection(node, "inputs", "events", "cells", "areas", "population", "holidays");
        var feeds = section.List("events");
        if (feeds.Count == 0 && !isHub)
        {
            throw section.Fault("events", "must list at least one feed of event files");
        }

        return new InputsConfiguration
        {
            Events = [.. feeds.Select((feed, i) => Feed(feed, FormattableString.Invariant($"inputs.events[{i}]")))],
            Cells = isHub && section.Node("cells") is null ? new() { Files = "reference/cells.csv" } : Table(section.Required("cells"), "inputs.cells", "cell", "longitude", "latitude", "valid_from", "valid_to"),
            Areas = section.Node("areas") is { } areas
                ? Table(areas, "inputs.areas", "pcode", "name", "admin_level", "parent", "geometry") : null,
            Population = section.Node("population") is { } population
                ? Table(population, "inputs.population", "pcode", "population") : null,
            Holidays = section.Node("holidays") is { } holidays
                ? Table(holidays, "inputs.holidays", "name", "first_day", "last_day") : null,
        };
    }

    private static EventsFeed Feed(YamlNode node, string path)
    {
        var section = new YamlSection(
            node, path, "files", "columns", "timestamp_format", "timestamps_are", "subscriber_kind", "calling_code", "delimiter", "header", "format",
            "maximum_duplicates");
        var kind = section.OptionalText("subscriber_kind") switch
        {
            null or "msisdn" => SubscriberKind.Msisdn,
            "opaque" => SubscriberKind.Opaque,
            var other => throw section.Fault("subscriber_kind", $"is '{other}'; it is msisdn or opaque"),
        };
        var callingCode = section.OptionalText("calling_code");
        if (callingCode is null && kind == SubscriberKind.Msisdn)
        {
            throw section.Fault("calling_code", "is missing; phone numbers need the country's calling code (such as \"92\"), or write subscriber_kind: opaque");
        }

        if (callingCode is not null && (callingCode.Length is < 1 or > 3 || !callingCode.All(char.IsAsciiDigit) || callingCode[0] == '0'))
        {
            throw section.Fault("calling_code", "must be 1 to 3 digits without + or 00, such as \"92\"");
        }

        return new EventsFeed
        {
            Files = section.Text("files"),
            Columns = Columns(section),
            TimestampFormat = Format(section),
            TimestampsAreLocal = section.OptionalText("timestamps_are") switch
            {
                null or "local" => true,
                "utc" => false,
                var other => throw section.Fault("timestamps_are", $"is '{other}'; it is local or utc"),
            },
            SubscriberKind = kind,
            CallingCode = callingCode,
            Delimiter = Delimiter(section),
            Header = Header(section),
            Format = Choice(section, "format", "csv", "parquet"),
            MaximumDuplicates = section.OptionalShare("maximum_duplicates"),
        };
    }

    private static EventColumns Columns(YamlSection feed)
    {
        if (feed.Node("columns") is not { } node)
        {
            return new EventColumns("subscriber", "timestamp", "cell");
        }

        var section = new YamlSection(node, feed.PathOf("columns"), "subscriber", "timestamp", "cell");
        return new EventColumns(
            section.OptionalText("subscriber") ?? "subscriber", section.OptionalText("timestamp") ?? "timestamp", section.OptionalText("cell") ?? "cell");
    }

    private static string Format(YamlSection feed)
    {
        var text = feed.OptionalText("timestamp_format") ?? "iso8601";
        try
        {
            _ = TimestampFormat.Parse(text);
            return text;
        }
        catch (FormatException e)
        {
            throw feed.Fault("timestamp_format", $"is '{text}': {e.Message}");
        }
    }

    /// <summary>A reference table: a path, or a mapping with its files, columns and format.</summary>
    public static TableSource Table(YamlNode node, string path, params string[] columns)
    {
        if (node is YamlScalarNode { Value: { } file })
        {
            return new TableSource { Files = file };
        }

        var section = new YamlSection(node, path, "files", "columns", "crs", "format", "delimiter", "header", "layer");
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (section.Node("columns") is { } mapped)
        {
            var names = new YamlSection(mapped, section.PathOf("columns"), columns);
            foreach (var column in columns)
            {
                if (names.OptionalText(column) is { } theirs)
                {
                    map[column] = theirs;
                }
            }
        }

        return new TableSource
        {
            Files = section.Text("files"),
            Columns = map,
            Crs = section.OptionalText("crs"),
            Format = Choice(section, "format", "csv", "parquet", "geojson", "geopackage", "shapefile"),
            Delimiter = Delimiter(section),
            Header = Header(section),
            Layer = section.OptionalText("layer"),
        };
    }

    private static string? Choice(YamlSection section, string key, params string[] choices) =>
        section.OptionalText(key) is not { } text ? null
        : choices.Contains(text) ? text
        : throw section.Fault(key, $"is '{text}'; it is one of {string.Join(", ", choices)}");

    private static char? Delimiter(YamlSection section) => section.OptionalText("delimiter") switch
    {
        null => null,
        "tab" or "\\t" => '\t',
        { Length: 1 } text when text[0] < 128 && !char.IsLetterOrDigit(text[0]) && text[0] != '"' => text[0],
        _ => throw section.Fault("delimiter", "must be one character between fields, such as \";\", or tab"),
    };

    private static bool? Header(YamlSection section) => section.OptionalText("header") switch
    {
        null => null,
        "true" or "yes" => true,
        "false" or "no" => false,
        var other => throw section.Fault("header", $"is '{other}'; it is true or false"),
    };
}
