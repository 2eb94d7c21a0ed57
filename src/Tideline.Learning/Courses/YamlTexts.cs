using Tideline.Projects.Configuration;
using YamlDotNet.RepresentationModel;

namespace Tideline.Learning.Courses;

internal static class YamlTexts
{
    /// <summary>Names with texts.</summary>
    /// <exception cref="Domain.ConfigurationException">The key holds something else.</exception>
    public static Dictionary<string, string> Pairs(YamlSection section, string key) => section.Required(key) is YamlMappingNode map
        ? map.Children.ToDictionary(c => ((YamlScalarNode)c.Key).Value!, c => (c.Value as YamlScalarNode)?.Value ?? throw section.Fault(key, "must hold texts"), StringComparer.Ordinal)
        : throw section.Fault(key, "must list names with texts");
}
