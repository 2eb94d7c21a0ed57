using Tideline.Learning.Courses;
using Tideline.Projects.Configuration;
using YamlDotNet.RepresentationModel;

namespace Tideline.Learning.Forms;

/// <summary>The words of a form in one language, by the ids of items and options.</summary>
public sealed class FormWords
{
    private readonly Dictionary<string, ItemWords> _items;

    private FormWords(Dictionary<string, ItemWords> items) => _items = items;

    /// <summary>Ids that have words.</summary>
    public IEnumerable<string> Items => _items.Keys;

    /// <summary>Words of an item; its id where there are none, which <c>learn dev check</c> tells.</summary>
    public ItemWords Of(FormItem item) => Find(item) ?? new ItemWords(item.Id, null, new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Whether an item and all its options have words.</summary>
    public bool Knows(FormItem item) => Find(item) is { } words && item.Options.All(words.Options.ContainsKey);

    /// <summary>Words of a module's form; null where the module has no form in the language.</summary>
    public static FormWords? Read(string module, string language) => NameOf(module, language) is var file && BuiltInText.Names.Contains(file, StringComparer.Ordinal)
        ? Parse(BuiltInText.Read(file), file) : null;

    /// <exception cref="Domain.ConfigurationException">The text holds no words of a form; the message names line and key.</exception>
    internal static FormWords Parse(string yaml, string file)
    {
        var root = YamlSection.OfFile(file, Projects.Configuration.YamlDocument.Root(yaml, file, "Restore the file."), "options", "items");
        var shared = root.Node("options") is null ? [] : YamlTexts.Pairs(root, "options");
        var items = root.Required("items") as YamlMappingNode ?? throw root.Fault("items", "must list ids with words");
        return new(items.Children.ToDictionary(c => ((YamlScalarNode)c.Key).Value!, c => Words(c, shared), StringComparer.Ordinal));
    }

    private static ItemWords Words(KeyValuePair<YamlNode, YamlNode> item, IReadOnlyDictionary<string, string> shared)
    {
        var section = new YamlSection(item.Value, "items." + ((YamlScalarNode)item.Key).Value, "prompt", "help", "options");
        return new(section.Text("prompt"), section.OptionalText("help"), section.Node("options") is null ? shared : YamlTexts.Pairs(section, "options"));
    }

    private static string NameOf(string module, string language) => $"{module.ToLowerInvariant()}/form.{language}.yaml";

    private ItemWords? Find(FormItem item) => _items.GetValueOrDefault(item.Id) ?? _items.GetValueOrDefault(item.Words);
}

/// <param name="Prompt">What is asked.</param>
/// <param name="Help">A sentence below it; null where there is none.</param>
/// <param name="Options">What each option is called.</param>
public sealed record ItemWords(string Prompt, string? Help, IReadOnlyDictionary<string, string> Options);
