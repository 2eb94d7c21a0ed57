using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>engine.clickhouse</c>. Names go into statements, so that only plain ones are taken.</summary>
internal static partial class ClickHouseSection
{
    public static readonly IReadOnlyList<string> Keys =
    [
        "shards", "user", "password_file", "certificate_authority", "database", "cluster", "replicated", "timeout_minutes", "memory_gb", "events",
    ];

    private const int MostShards = 1000;

    public static EngineConfiguration Read(YamlSection section)
    {
        var shards = section.List("shards").Select(Shard).ToList();
        if (shards.Count is 0 or > MostShards)
        {
            throw section.Fault("shards", shards.Count == 0 ? "must list at least one HTTP endpoint" : $"lists more than {MostShards} endpoints");
        }

        if (shards.Distinct().Count() < shards.Count)
        {
            throw section.Fault("shards", "lists an endpoint twice; its subscribers would count twice");
        }

        var otherwise = new ClickHouseConfiguration();
        var configuration = new ClickHouseConfiguration
        {
            User = section.OptionalText("user") ?? otherwise.User,
            PasswordFile = section.OptionalText("password_file"),
            CertificateAuthority = section.OptionalText("certificate_authority"),
            Database = Name(section, "database") ?? otherwise.Database,
            Cluster = Name(section, "cluster"),
            Replicated = YesOrNo(section, "replicated"),
            TimeoutMinutes = (int)Math.Min(section.WholeNumber("timeout_minutes", otherwise.TimeoutMinutes, 1), 10_000),
            MemoryGb = (int)Math.Min(section.WholeNumber("memory_gb", otherwise.MemoryGb, 1), 10_000),
            Events = section.Node("events") is { } events ? Events(new YamlSection(events, "engine.clickhouse.events", "table", "columns", "timestamps_are")) : null,
        };
        return configuration switch
        {
            { Replicated: true, Cluster: null } => throw section.Fault("replicated", "needs engine.clickhouse.cluster, the cluster whose Keeper the replicas share"),
            { CertificateAuthority: not null } when shards.Any(s => s.Scheme == "http") => throw section.Fault("certificate_authority", "is of no use for a shard of http://; write https://"),
            _ => new EngineConfiguration(EngineKind.ClickHouse, shards) { ClickHouse = configuration },
        };
    }

    private static HeldEventsConfiguration Events(YamlSection section)
    {
        var columns = new YamlSection(section.Required("columns"), "engine.clickhouse.events.columns", "subscriber", "timestamp", "cell");
        return new HeldEventsConfiguration(
            Plain(section, "table", QualifiedName(), "must be a table with its database, such as cdr.events"),
            new EventColumns(Column(columns, "subscriber"), Column(columns, "timestamp"), Column(columns, "cell")),
            section.OptionalText("timestamps_are") switch
            {
                null or "utc" => false,
                "local" => true,
                var other => throw section.Fault("timestamps_are", $"is '{other}'; it is utc or local"),
            });
    }

    private static string Column(YamlSection columns, string key) => Plain(columns, key, SimpleName(), "must be the name of a column: letters, digits and _");

    private static string? Name(YamlSection section, string key) =>
        section.Node(key) is null ? null : Plain(section, key, SimpleName(), "must be a name of letters, digits and _");

    private static string Plain(YamlSection section, string key, Regex pattern, string rule) =>
        section.Text(key) is var text && pattern.IsMatch(text) ? text : throw section.Fault(key, rule);

    private static bool YesOrNo(YamlSection section, string key) => section.OptionalText(key) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw section.Fault(key, $"is '{other}'; it is true or false"),
    };

    private static Uri Shard(YamlNode node)
    {
        const string path = "engine.clickhouse.shards";
        var text = YamlSection.Scalar(node, path);
        return !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")
            ? throw YamlSection.Fault(node, path, "holds an entry that is no http:// or https:// address")
            : uri.UserInfo.Length > 0 || uri.Query.Length > 0
                ? throw YamlSection.Fault(node, path, "holds an account or settings in an address; write engine.clickhouse.user and password_file")
                : uri;
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SimpleName();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QualifiedName();
}
