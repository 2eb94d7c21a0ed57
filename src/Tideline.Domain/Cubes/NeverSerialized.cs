using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tideline.Domain.Cubes;

/// <summary>Refuses to write or read a type: unreleased figures leave through the release gate or not at all.</summary>
public sealed class NeverSerialized : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => true;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException(
            $"{typeToConvert.Name} holds unreleased figures and is never serialised. Propose a release instead.");
}
