using NodaTime;
using NodaTime.Text;
using YamlDotNet.RepresentationModel;

namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>operation:</c>.</summary>
internal static class OperationSection
{
    private static readonly LocalTimePattern _time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <returns>What goes without saying where the section is absent.</returns>
    public static OperationConfiguration Read(YamlSection root)
    {
        var standard = new OperationConfiguration();
        if (root.Node("operation") is not { } node)
        {
            return standard;
        }

        var section = new YamlSection(node, "operation", "look_every_seconds", "settle_seconds", "run_at", "expected_by", "feeds", "notices", "watch_in_server", "metrics_file");
        FeedConfiguration[] feeds = [.. section.List("feeds").Select((n, i) => FeedSection.Read(n, $"operation.feeds[{i}]"))];
        if (feeds.GroupBy(f => f.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw section.Fault("feeds", $"has two feeds of the name '{twice.Key}'; what was fetched is kept by name");
        }

        return new()
        {
            LookEvery = Seconds(section, "look_every_seconds", standard.LookEvery, 1),
            Settle = Seconds(section, "settle_seconds", standard.Settle, 0),
            RunAt = [.. section.Texts("run_at").Select(t => _time.Parse(t) is { Success: true } time
                ? time.Value
                : throw section.Fault("run_at", $"holds '{t}', which is not written like \"05:30\"")).Order()],
            ExpectedBy = section.Time("expected_by", _time, "\"04:00\""),
            Feeds = feeds,
            WatchInServer = Flag(section, "watch_in_server", otherwise: false),
            MetricsFile = section.OptionalText("metrics_file"),
            Notices = [.. section.List("notices").Select((n, i) => Notice(n, $"operation.notices[{i}]"))],
        };
    }

    private static Duration Seconds(YamlSection section, string key, Duration otherwise, long least) =>
        Duration.FromSeconds(section.WholeNumber(key, (long)otherwise.TotalSeconds, least));

    private static NoticeConfiguration Notice(YamlNode node, string path)
    {
        var section = new YamlSection(node, path, "webhook", "email", "about");
        if (section.Node("webhook") is null == section.Node("email") is null)
        {
            throw section.Fault("webhook", "and 'email' stand together, or neither does; a notice goes one way, and another entry is another way");
        }

        var about = section.Texts("about");
        return new()
        {
            About = about.Count == 0
                ? Enum.GetValues<NoticeKind>()
                : [.. about.Select(a => Enum.TryParse<NoticeKind>(a, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsDigit(a[0])
                    ? kind
                    : throw section.Fault("about", $"holds '{a}'; known are {string.Join(", ", Enum.GetNames<NoticeKind>()).ToLowerInvariant()}"))],
            Webhook = section.Node("webhook") is { } webhook ? Webhook(webhook, $"{path}.webhook") : null,
            Email = section.Node("email") is { } email ? Email(email, $"{path}.email") : null,
        };
    }

    private static WebhookConfiguration Webhook(YamlNode node, string path)
    {
        var section = new YamlSection(node, path, "url", "secret_file");
        return Uri.TryCreate(section.Text("url"), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new(address, section.OptionalText("secret_file"))
            : throw section.Fault("url", "must be an address that begins with https:// or http://");
    }

    private static EmailConfiguration Email(YamlNode node, string path)
    {
        var section = new YamlSection(node, path, "server", "port", "encrypted", "user", "password_file", "from", "to");
        var to = section.Texts("to");
        return new(
            section.Text("server"), FeedSection.Port(section, 587),
            Flag(section, "encrypted", otherwise: true),
            section.OptionalText("user"), section.OptionalText("password_file"), section.Text("from"),
            to.Count > 0 ? to : throw section.Fault("to", "must list at least one address"));
    }

    private static bool Flag(YamlSection section, string key, bool otherwise) => section.OptionalText(key) switch
    {
        null => otherwise,
        "true" => true,
        "false" => false,
        _ => throw section.Fault(key, "must be true or false"),
    };
}
