using System.Globalization;
using NodaTime;
using Tideline.Cli.Jobs;
using Tideline.Domain;
using Tideline.Projects.Configuration;
using Tideline.Projects.Layers;

namespace Tideline.Cli.Doctor;

/// <summary>Layers of damage and access: whether they can be drawn, and how old they are.</summary>
internal static class LayerChecks
{
    // Roads are mended and cut again within weeks: an old layer sends people the wrong way.
    private const int DaysOfUse = 14;

    public static IEnumerable<Finding> Of(Workspace workspace, IClock clock)
    {
        var today = clock.GetCurrentInstant().InZone(workspace.Configuration.TimeZone).Date;
        return workspace.Configuration.Layers.Select(l => Of(l, workspace, today));
    }

    private static Finding Of(LayerConfiguration layer, Workspace workspace, LocalDate today)
    {
        var what = $"layer {layer.Id}";
        try
        {
            var read = LayerReader.Read(layer, workspace.Folder);
            var found = string.Create(CultureInfo.InvariantCulture, $"{read.Features.Count} features of {layer.AsOf:uuuu-MM-dd}{(read.Remarks.Count > 0 ? $", {read.Remarks.Count} left out" : "")}");
            return Period.DaysBetween(layer.AsOf, today) > DaysOfUse
                ? Finding.Warning(what, found, string.Create(CultureInfo.InvariantCulture, $"It is older than {DaysOfUse} days: ask '{layer.Source}' for a newer one, or take it out of layers in project.yaml."))
                : Finding.Ok(what, found);
        }
        catch (Exception e) when (e is TidelineException or IOException or UnauthorizedAccessException)
        {
            return Finding.Warning(what, e.Message, "Mend the file or its entry under layers in project.yaml; the map leaves the layer out until then.");
        }
    }
}
