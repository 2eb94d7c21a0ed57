using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tideline.Domain;
using Tideline.Domain.Emergencies;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;

namespace Tideline.Projects.Emergencies;

/// <summary>Declares, ends and withdraws emergencies in files beside <c>project.yaml</c>, which itself is never written. A file appears whole or not at
/// all.</summary>
public static partial class EmergencyRegister
{
    // Two who declare the same id at once must not mix their footprints.
    private static readonly Lock Gate = new();

    /// <summary>Writes a declared emergency where every command finds it.</summary>
    /// <param name="reference">What the exposed areas are found with; as for <see cref="EmergencyResolver"/>.</param>
    /// <returns>The emergency with the areas that it exposes.</returns>
    /// <exception cref="ConfigurationException">A value is missing or cannot be, as in <c>project.yaml</c>; <see cref="ConfigurationException.Key"/>
    /// names it. Or the id stands already.</exception>
    /// <exception cref="InputRefusedException">The footprint is no polygon, or is outside the country.</exception>
    public static (EmergencyConfiguration Configured, Emergency Resolved) Declare(
        ProjectFolder folder, ReferenceData reference, EmergencyDeclaration declaration)
    {
        lock (Gate)
        {
            return Write(folder, reference, declaration);
        }
    }

    private static (EmergencyConfiguration Configured, Emergency Resolved) Write(
        ProjectFolder folder, ReferenceData reference, EmergencyDeclaration declaration)
    {
        var text = declaration.ToYaml();
        var configured = EmergencyFiles.Parse(text, EmergencyFiles.FileOf(declaration.Id?.Trim() ?? ""));
        var id = configured.Id;
        if (ProjectFile.Load(folder).Emergencies.Any(e => e.Id == id))
        {
            throw Fault("id", $"is '{id}', as that of another emergency; ids must differ");
        }

        Directory.CreateDirectory(folder.Emergencies);
        var (yaml, footprint) = (Beside(folder, id, "yaml"), Beside(folder, id, "geojson"));
        try
        {
            if (declaration.Footprint is not null)
            {
                Write(footprint, Collected(declaration));
            }

            var resolved = EmergencyResolver.Resolve(
                declaration.Footprint is null ? configured : configured with { Footprint = footprint }, reference, folder);
            if (resolved.ExposedAreas.Count == 0)
            {
                throw Fault(declaration.Footprint is null ? "areas" : "footprint", "exposes no area");
            }

            Write(yaml, text);
            if (declaration.Footprint is not null)
            {
                File.Move(footprint, folder.Resolve(EmergencyFiles.FootprintOf(id)), overwrite: true);
            }

            // The commit: from here on it is declared.
            File.Move(yaml, folder.Resolve(EmergencyFiles.FileOf(id)), overwrite: false);
            return (configured, resolved);
        }
        catch (IOException) when (File.Exists(folder.Resolve(EmergencyFiles.FileOf(id))))
        {
            throw Fault("id", $"is '{id}', as that of another emergency; ids must differ");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"The emergency '{id}' could not be written: {e.Message} Free disk space or check the rights of emergencies/; nothing was changed.", e);
        }
        finally
        {
            File.Delete(yaml);
            File.Delete(footprint);
        }
    }

    /// <summary>Sets the last day of new displacement of an emergency that stands in a file of its own. Everything else in the file, and its
    /// comments, stay.</summary>
    /// <exception cref="ConfigurationException">There is no such emergency, it stands in <c>project.yaml</c>, or the day cannot be.</exception>
    public static EmergencyConfiguration End(ProjectFolder folder, string id, string? ends)
    {
        var file = FileOf(folder, id, "Set its 'ends' there").File!;
        var line = $"ends: {JsonSerializer.Serialize(ends?.Trim() ?? "")}";
        var old = File.ReadAllText(folder.Resolve(file)).ReplaceLineEndings("\n");
        var text = EndsLine().IsMatch(old) ? EndsLine().Replace(old, line, 1) : $"{old.TrimEnd('\n')}\n{line}\n";
        var ended = string.IsNullOrWhiteSpace(ends) ? throw Fault("ends", "is missing") : EmergencyFiles.Parse(text, file);
        var temporary = Beside(folder, id, "yaml");
        try
        {
            Write(temporary, text);
            File.Move(temporary, folder.Resolve(file), overwrite: true);
            return ended;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"{file} could not be written: {e.Message} Free disk space or check its rights; nothing was changed.", e);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Takes back an emergency that stands in a file of its own: its file and the footprint that was declared with it go. Whether
    /// anything was released of it is for the caller to ask.</summary>
    /// <exception cref="ConfigurationException">There is no such emergency, or it stands in <c>project.yaml</c>.</exception>
    public static void Withdraw(ProjectFolder folder, string id)
    {
        lock (Gate)
        {
            var file = FileOf(folder, id, "Delete it there").File!;
            try
            {
                // The commit: from here on it is not declared.
                File.Delete(folder.Resolve(file));
                File.Delete(folder.Resolve(EmergencyFiles.FootprintOf(id)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new EngineException($"{file} could not be deleted: {e.Message} Check the rights of emergencies/.", e);
            }
        }
    }

    private static EmergencyConfiguration FileOf(ProjectFolder folder, string id, string instead)
    {
        var emergency = ProjectFile.Load(folder).Emergencies.FirstOrDefault(e => e.Id == id)
            ?? throw new ConfigurationException($"There is no emergency '{id}'; nothing was changed.") { Code = EmergencyFault.Unknown };
        return emergency.File is not null ? emergency : throw new ConfigurationException(
            $"The emergency '{id}' stands in project.yaml. {instead}; nothing was changed.")
        { Code = EmergencyFault.InProject };
    }

    private static string Collected(EmergencyDeclaration declaration)
    {
        try
        {
            return declaration.FootprintAsCollection();
        }
        catch (JsonException e)
        {
            throw new InputRefusedException("The footprint is no GeoJSON with polygons (Polygon, MultiPolygon, Feature or FeatureCollection). Export it again; nothing was changed.", e);
        }
    }

    /// <summary>A name that nobody reads, in the same folder, so that taking its place is one step.</summary>
    private static string Beside(ProjectFolder folder, string id, string ending) =>
        Path.Combine(folder.Emergencies, $".{id}-{Guid.NewGuid():N}.{ending}");

    private static void Write(string path, string text)
    {
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }

    private static ConfigurationException Fault(string key, string reason) => new($"'{key}' {reason}; nothing was changed.") { Key = key, Reason = reason };

    [GeneratedRegex(@"^ends:[^\n#]*", RegexOptions.Multiline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex EndsLine();
}
