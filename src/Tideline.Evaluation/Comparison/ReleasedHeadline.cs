using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Tideline.Projects;

namespace Tideline.Evaluation.Comparison;

/// <summary>Whether the bulletin of the last run claimed displacement, as the manifests in <c>releases/</c> say.</summary>
internal static class ReleasedHeadline
{
    /// <summary>The claim of the releases of an emergency with the latest vintage.</summary>
    /// <returns>Null where there is none, or where those of that vintage do not agree.</returns>
    public static bool? Of(ProjectFolder folder, string emergency)
    {
        if (!Directory.Exists(folder.Releases))
        {
            return null;
        }

        var claims = Directory.GetDirectories(folder.Releases, emergency + "-*").Order(StringComparer.Ordinal).Select(d => Path.Combine(d, "manifest.json"))
            .Where(File.Exists).Select(p => Claim(p, emergency)).OfType<(LocalDate Vintage, bool Claimed)>().ToList();
        var last = claims.Where(c => c.Vintage == claims.Max(x => x.Vintage)).Select(c => c.Claimed).Distinct().ToList();
        return last.Count == 1 ? last[0] : null;
    }

    private static (LocalDate Vintage, bool Claimed)? Claim(string path, string emergency)
    {
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllText(path));
            var root = manifest.RootElement;
            return root.GetProperty("emergency").GetProperty("id").GetString() == emergency
                && LocalDatePattern.Iso.Parse(root.GetProperty("vintage").GetString()!) is { Success: true } vintage
                ? (vintage.Value, root.GetProperty("headline").GetProperty("claimed").GetBoolean())
                : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
