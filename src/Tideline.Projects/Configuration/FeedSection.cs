using YamlDotNet.RepresentationModel;

namespace Tideline.Projects.Configuration;

/// <summary>Reads an entry of <c>operation.feeds</c>.</summary>
internal static class FeedSection
{
    private static readonly string[] _places = ["sftp", "s3", "sql"];
    private static readonly string[] _ofFiles = ["files", "marker"];

    public static FeedConfiguration Read(YamlNode node, string path)
    {
        var section = new YamlSection(node, path, "name", "files", "into", "marker", "sftp", "s3", "sql");
        var standard = new FeedConfiguration { Name = "", Files = "" };
        if (_places.Where(p => section.Node(p) is not null).Skip(1).FirstOrDefault() is { } second)
        {
            throw section.Fault(second, $"stands beside another of {string.Join(", ", _places)}; a feed is in one place, and another entry is another feed");
        }

        var sql = section.Node("sql") is { } table ? SqlSection.Read(new YamlSection(table, $"{path}.sql", SqlSection.Keys)) : null;
        if (sql is not null && _ofFiles.FirstOrDefault(k => section.Node(k) is not null) is { } key)
        {
            throw section.Fault(key, "is of no use beside 'sql': files are made of its rows and named by the feed and the day");
        }

        return new()
        {
            Name = Name(section, sql is not null),
            Files = sql is null ? section.Text("files") : "",
            Into = section.OptionalText("into") ?? standard.Into,
            Marker = section.OptionalText("marker"),
            Sftp = section.Node("sftp") is { } sftp ? Sftp(sftp, $"{path}.sftp") : null,
            S3 = section.Node("s3") is { } bucket ? S3(bucket, $"{path}.s3") : null,
            Sql = sql,
        };
    }

    public static int Port(YamlSection section, int otherwise) =>
        section.WholeNumber("port", otherwise, 1) is var port && port <= ushort.MaxValue ? (int)port : throw section.Fault("port", "is above 65535");

    public static bool YesOrNo(YamlSection section, string key, bool otherwise) => section.OptionalText(key) switch
    {
        null => otherwise,
        "true" => true,
        "false" => false,
        var other => throw section.Fault(key, $"is '{other}'; it is true or false"),
    };

    // Files and state of rows are named by it.
    private static string Name(YamlSection section, bool namesFiles) =>
        section.Text("name") is var name && (!namesFiles || name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            ? name
            : throw section.Fault("name", "names files here, and must be of letters, digits, - and _");

    private static SftpConfiguration Sftp(YamlNode node, string path)
    {
        var section = new YamlSection(node, path, "host", "port", "user", "key_file", "fingerprint");
        return new(
            section.Text("host"), Port(section, 22), section.Text("user"), section.Text("key_file"),
            section.Text("fingerprint") is var print && print.StartsWith("SHA256:", StringComparison.Ordinal) ? print[7..] : print);
    }

    private static S3Configuration S3(YamlNode node, string path)
    {
        var section = new YamlSection(node, path, "endpoint", "bucket", "region", "key_file", "certificate_authority", "path_style");
        if (!Uri.TryCreate(section.Text("endpoint"), UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https") || endpoint.PathAndQuery != "/" || endpoint.UserInfo.Length > 0)
        {
            throw section.Fault("endpoint", "must be an address such as https://storage.operator.example:9000, without path or account");
        }

        return endpoint.Scheme == "http" && !endpoint.IsLoopback
            ? throw section.Fault("endpoint", "is not encrypted; http:// is taken for a server on this machine alone")
            : new(
                endpoint, section.Text("bucket"), section.OptionalText("region") ?? "us-east-1", section.Text("key_file"),
                section.OptionalText("certificate_authority"), YesOrNo(section, "path_style", otherwise: true));
    }
}
