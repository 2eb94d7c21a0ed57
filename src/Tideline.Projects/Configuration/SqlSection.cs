using System.Net;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using YamlDotNet.RepresentationModel;

namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>operation.feeds[].sql</c>. Names go into statements, so that only plain ones are taken.</summary>
internal static partial class SqlSection
{
    public static readonly IReadOnlyList<string> Keys =
    [
        "kind", "server", "port", "encrypted", "certificate_authority", "database", "user", "password_file", "table", "query", "columns", "watermark",
        "timestamps_are", "id", "from", "files_of", "lag_minutes", "overlap_hours", "batch_rows",
    ];

    private const int MostBatchRows = 10_000_000;

    public static SqlConfiguration Read(YamlSection section)
    {
        var kind = section.Text("kind") switch
        {
            "postgresql" => SqlKind.PostgreSql,
            "clickhouse" => SqlKind.ClickHouse,
            var other => throw section.Fault("kind", $"is '{other}'; it is postgresql or clickhouse"),
        };
        var server = section.Text("server");
        var encrypted = FeedSection.YesOrNo(section, "encrypted", otherwise: true);
        if (!encrypted && !IsHere(server))
        {
            throw section.Fault("encrypted", "is false for another machine; what is read of subscribers is encrypted on the way, unless the server is on this one");
        }

        return new()
        {
            Kind = kind,
            Server = server,
            Port = FeedSection.Port(section, (kind, encrypted) switch { (SqlKind.PostgreSql, _) => 5432, (_, true) => 8443, _ => 8123 }),
            Encrypted = encrypted,
            CertificateAuthority = section.OptionalText("certificate_authority"),
            Database = section.Text("database"),
            User = section.Text("user"),
            PasswordFile = section.OptionalText("password_file"),
            Rows = Rows(section),
            Columns = Columns(section),
            Watermark = Column(section, "watermark"),
            TimestampsAreLocal = section.OptionalText("timestamps_are") switch
            {
                null or "utc" => false,
                "local" => true,
                var other => throw section.Fault("timestamps_are", $"is '{other}'; it is utc or local"),
            },
            Id = Column(section, "id"),
            From = section.Time("from", LocalDatePattern.Iso, "2025-07-01") ?? throw section.Fault("from", "is missing; it is the first day to be read, such as 2025-07-01"),
            ByHour = section.OptionalText("files_of") switch
            {
                null or "day" => false,
                "hour" => true,
                var other => throw section.Fault("files_of", $"is '{other}'; it is day or hour"),
            },
            Lag = Duration.FromMinutes(section.WholeNumber("lag_minutes", 60, 0)),
            Overlap = Duration.FromHours(section.WholeNumber("overlap_hours", 72, 0)),
            BatchRows = (int)Math.Min(section.WholeNumber("batch_rows", 100_000, 1), MostBatchRows),
        };
    }

    private static string Rows(YamlSection section)
    {
        if (section.Node("table") is null == section.Node("query") is null)
        {
            throw section.Fault("table", "and 'query' stand together, or neither does; name a table, or write the select that gives the rows");
        }

        if (section.OptionalText("query") is { } query)
        {
            return query.Contains(';', StringComparison.Ordinal) ? throw section.Fault("query", "holds ';'; it is one select") : $"({query})";
        }

        return section.Text("table") is var table && TableName().IsMatch(table)
            ? table
            : throw section.Fault("table", "must be the name of a table, with its schema or without, such as cdr.calls; write a select as 'query'");
    }

    private static IReadOnlyList<(string, string)> Columns(YamlSection section)
    {
        if (section.Required("columns") is not YamlMappingNode { Children.Count: > 0 } columns)
        {
            throw section.Fault("columns", "must map names in the file to columns of the source, such as { subscriber: msisdn, timestamp: started_at, cell: cell_id }");
        }

        var path = section.PathOf("columns");
        return
        [
            .. columns.Children.Select(c => (
                YamlSection.Scalar(c.Key, path),
                YamlSection.Scalar(c.Value, path) is var source && IsPlain(source) ? source : throw YamlSection.Fault(c.Value, path, "holds a column whose name has a quote or a backslash"))),
        ];
    }

    private static string Column(YamlSection section, string key) =>
        section.Text(key) is var name && IsPlain(name) ? name : throw section.Fault(key, "has a quote or a backslash in its name");

    private static bool IsPlain(string name) => name.Length > 0 && !name.AsSpan().ContainsAny('"', '`', '\\') && !name.Any(char.IsControl);

    private static bool IsHere(string server) =>
        server[0] == '/' || server == "localhost" || (IPAddress.TryParse(server, out var address) && IPAddress.IsLoopback(address));

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableName();
}
