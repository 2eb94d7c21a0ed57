using System.Text.Json;

namespace Tideline.Server.Maps;

/// <summary>An area without its shape.</summary>
internal static class AreaJson
{
    /// <param name="neighbours">P-codes of the areas of its level that it borders on; null: left out.</param>
    public static void Write(Utf8JsonWriter json, MapArea area, IReadOnlyList<string>? neighbours)
    {
        json.WriteStartObject();
        json.WriteString("pcode", area.Area.PCode);
        json.WriteString("name", area.Area.Name);
        json.WriteNumber("level", area.Area.AdminLevel);
        json.WriteString("parent", area.Area.Parent);
        json.WriteStartObject("names");
        foreach (var (language, name) in area.Names)
        {
            json.WriteString(language, name);
        }

        json.WriteEndObject();
        if (area.Population is { } people)
        {
            json.WriteNumber("population", people);
        }
        else
        {
            json.WriteNull("population");
        }

        if (neighbours is not null)
        {
            json.WriteStartArray("neighbours");
            foreach (var neighbour in neighbours)
            {
                json.WriteStringValue(neighbour);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
