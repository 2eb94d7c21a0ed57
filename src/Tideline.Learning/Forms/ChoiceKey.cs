using Tideline.Learning.Courses;
using Tideline.Projects.Configuration;

namespace Tideline.Learning.Forms;

/// <summary>Some items of a form of choices, and the key to them: the module's <c>key.yaml</c>, which is shown to no learner.</summary>
/// <param name="Criterion">What the items are about together, as the module names it.</param>
/// <param name="Needed">How many of the items must be right.</param>
public sealed record ChoiceKey(string Criterion, int Needed, IReadOnlyList<KeyedItem> Items)
{
    private static readonly string[] _itemKeys = ["id", "options", "right", "misconceptions"];

    /// <summary>The criteria of a module's form, in the order of the file.</summary>
    /// <exception cref="Domain.ConfigurationException">The file holds no key; the message names line and key.</exception>
    public static IReadOnlyList<ChoiceKey> Read(string module) => $"{module.ToLowerInvariant()}/key.yaml" is var file ? Parse(BuiltInText.Read(file), file) : [];

    internal static IReadOnlyList<ChoiceKey> Parse(string yaml, string file) =>
    [
        .. YamlSection.OfFile(file, Projects.Configuration.YamlDocument.Root(yaml, file, "Restore the file."), "criteria")
            .Sections("criteria", "criterion", "needed", "items")
            .Select(c => new ChoiceKey(c.Text("criterion"), (int)c.WholeNumber("needed", 0, 1), [.. c.Sections("items", _itemKeys).Select(Item)])),
    ];

    private static KeyedItem Item(YamlSection section) => new(
        section.Text("id"), section.Texts("options"), section.Texts("right"), section.Node("misconceptions") is null ? [] : YamlTexts.Pairs(section, "misconceptions"));
}

/// <param name="Right">Options of which each is right; usually one.</param>
/// <param name="Misconceptions">By wrong option, the known mistake behind it.</param>
public sealed record KeyedItem(string Id, IReadOnlyList<string> Options, IReadOnlyList<string> Right, Dictionary<string, string> Misconceptions);
