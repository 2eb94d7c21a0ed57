using System.Globalization;
using System.Reflection;
using System.Text;
using NodaTime;
using NodaTime.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tideline.Synthetic.Scenarios;

/// <summary>Reads a scenario from YAML: each key is a property in snake case, each mapping a part of the scenario.</summary>
internal static class ScenarioFile
{
    private const string BasedOn = "based_on";

    public static Scenario Read(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            return Parse(reader, path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SyntheticException($"The scenario file '{path}' cannot be read: {fault.Message}", fault);
        }
        catch (YamlException fault)
        {
            throw new SyntheticException(
                $"The scenario file '{path}' is not valid YAML (line {fault.Start.Line}): {fault.Message}", fault);
        }
    }

    private static Scenario Parse(TextReader reader, string path)
    {
        var yaml = new YamlStream();
        yaml.Load(reader);
        if (yaml.Documents.Count == 0 || yaml.Documents[0].RootNode is not YamlMappingNode root)
        {
            throw new SyntheticException($"The scenario file '{path}' must be a mapping of keys to values.");
        }

        var based = root.Children.TryGetValue(new YamlScalarNode(BasedOn), out var name)
            ? NamedScenarios.Get(Text(name, BasedOn, path))
            : NamedScenarios.Get("flood");
        var scenario = based with { Name = Path.GetFileNameWithoutExtension(path) };
        Apply(scenario, root, "", path);
        return ScenarioRules.Check(scenario, path);
    }

    /// <summary>Sets the properties of a copy nobody else holds; init-only setters are open to reflection.</summary>
    private static void Apply(object target, YamlMappingNode mapping, string within, string path)
    {
        var properties = target.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite)
            .ToDictionary(p => SnakeCase(p.Name), StringComparer.Ordinal);
        foreach (var (keyNode, value) in mapping.Children)
        {
            var key = Text(keyNode, within, path);
            if (within.Length == 0 && key == BasedOn)
            {
                continue;
            }

            if (!properties.TryGetValue(key, out var property))
            {
                throw new SyntheticException(
                    $"Unknown key '{within}{key}' in '{path}', line {keyNode.Start.Line}{Nearest.Hint(key, properties.Keys)}.");
            }

            property.SetValue(target, Value(property, target, value, within + key, path));
        }
    }

    private static object Value(PropertyInfo property, object target, YamlNode node, string key, string path)
    {
        if (property.PropertyType.IsClass && property.PropertyType != typeof(string))
        {
            var mapping = node as YamlMappingNode
                ?? throw new SyntheticException($"The key '{key}' in '{path}', line {node.Start.Line}, must hold a mapping.");
            var copy = property.PropertyType.GetMethod("<Clone>$")!.Invoke(property.GetValue(target), null)!;
            Apply(copy, mapping, key + ".", path);
            return copy;
        }

        var text = Text(node, key, path);
        object? value = property.PropertyType switch
        {
            var t when t == typeof(string) => text,
            var t when t == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var i) ? i : null,
            var t when t == typeof(double) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) && double.IsFinite(d) ? d : null,
            var t when t == typeof(LocalDate) => LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value : null,
            _ => null,
        };
        return value ?? throw new SyntheticException(
            $"The value '{text}' of '{key}' in '{path}', line {node.Start.Line}, is not a {Kind(property.PropertyType)}.");
    }

    private static string Kind(Type type) =>
        type == typeof(int) ? "whole number" : type == typeof(double) ? "number" : "date (yyyy-mm-dd)";

    private static string Text(YamlNode node, string key, string path) =>
        (node as YamlScalarNode)?.Value
        ?? throw new SyntheticException($"The key '{key}' in '{path}', line {node.Start.Line}, must hold one value.");

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
