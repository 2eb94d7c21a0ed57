using System.Text;
using System.Xml.Linq;
using Tideline.Domain;
using Tideline.Exchange.Exports;

namespace Tideline.Exchange.Tests.Exports;

public sealed class CapAlertTests : IDisposable
{
    private static readonly XNamespace _cap = "urn:oasis:names:tc:emergency:cap:1.2";

    private readonly PublishedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData(true, "Exercise")]
    [InlineData(false, "Actual")]
    public void An_alert_keeps_the_rules_of_CAP_and_is_restricted(bool isExercise, string status)
    {
        var alert = Alert(PublishedProject.Options with { IsExercise = isExercise });
        Assert.Empty(CapSchema.Faults(alert));
        var root = XDocument.Load(new MemoryStream(alert)).Root!;
        Assert.Equal((status, "Restricted", "2025-09-15T"), (Value(root, "status"), Value(root, "scope"), Value(root, "sent")[..11]));
        Assert.EndsWith("+05:00", Value(root, "sent"), StringComparison.Ordinal);
        Assert.NotEmpty(Value(root, "restriction"));
        Assert.Equal(isExercise, root.Element(_cap + "info")!.Element(_cap + "headline")!.Value.StartsWith("EXERCISE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<scope>Restricted</scope>", "<scope>Everybody</scope>")]
    [InlineData("<status>Actual</status>", "")]
    [InlineData("+05:00</sent>", "Z</sent>")]
    [InlineData("<urgency>Unknown</urgency>", "")]
    public void What_the_rules_look_for_is_found(string what, string by)
    {
        var text = Encoding.UTF8.GetString(Alert(PublishedProject.Options));
        Assert.Contains(what, text, StringComparison.Ordinal);
        Assert.NotEmpty(CapSchema.Faults(Encoding.UTF8.GetBytes(text.Replace(what, by, StringComparison.Ordinal))));
    }

    [Fact]
    public void It_names_the_areas_for_which_displacement_was_claimed_and_their_released_figures()
    {
        var info = XDocument.Load(new MemoryStream(Alert(PublishedProject.Options))).Root!.Element(_cap + "info")!;
        var area = Assert.Single(info.Elements(_cap + "area"));
        Assert.Equal(("District, 1.1", "PCODE", "PK1A"), (Value(area, "areaDesc"), Value(area.Element(_cap + "geocode")!, "valueName"), Value(area.Element(_cap + "geocode")!, "value")));
        Assert.Contains(info.Elements(_cap + "parameter"), p => Value(p, "valueName") == "displaced_stock PK1A");
        Assert.Contains("80% interval", Value(info, "description"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Statistics office, Darya")]
    public void Without_a_sender_that_CAP_can_write_there_is_no_alert(string? sender) =>
        Assert.Contains("--sender", Assert.Throws<ConfigurationException>(() => Alert(PublishedProject.Options with { Sender = sender })).Message, StringComparison.Ordinal);

    [Fact]
    public void An_alert_of_synthetic_data_can_be_an_exercise_alone()
    {
        var synthetic = PublishedProject.Options with { IsSynthetic = true };
        Assert.Contains("--exercise", Assert.Throws<ConfigurationException>(() => Alert(synthetic)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_displacement_is_claimed_there_is_nothing_to_alert_of() => Assert.Contains(
        "nothing to alert of",
        Assert.Throws<ConfigurationException>(() => CapAlert.Of(_project.Open(_project.Published(claimed: false)), PublishedProject.Options)).Message, StringComparison.Ordinal);

    private byte[] Alert(ExportOptions options) => ReleaseExport.Files(_project.Open(_project.Published()), [ExportFormat.Cap], options)["cap/alert.xml"];

    private static string Value(XElement element, string name) => element.Element(_cap + name)!.Value;
}
