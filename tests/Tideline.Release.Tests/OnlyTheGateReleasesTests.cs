using System.Reflection;
using System.Text.Json;
using Tideline.Domain.Cubes;
using Tideline.Release.Gate;

namespace Tideline.Release.Tests;

public sealed class OnlyTheGateReleasesTests
{
    [Fact]
    public void Nobody_outside_makes_a_gated_release() =>
        Assert.Empty(typeof(GatedRelease).GetConstructors(BindingFlags.Public | BindingFlags.Instance));

    [Fact]
    public void Only_the_gates_return_one()
    {
        var makers =
            from type in typeof(GatedRelease).Assembly.GetExportedTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where method.ReturnType == typeof(GatedRelease)
            select $"{type.Name}.{method.Name}";

        // What PrivateGate.Apply made is read from its PrivateRelease, which takes a gated release and makes none.
        Assert.Equal(["PrivateRelease.get_Gated", "ReleaseGate.Apply"], makers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_text_of_what_a_release_is_made_from_has_no_unreleased_number()
    {
        var input = Country.Input(Country.Areas(), []);

        var text = input.ToString();

        Assert.Contains("Headline { unreleased, 2025-08-25 to 2025-08-31 }", text, StringComparison.Ordinal);
        Assert.DoesNotContain("15000", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Contributors", text, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(input.Headline));
    }

    [Fact]
    public void No_public_member_mentions_an_unreleased_cell()
    {
        var leaks =
            from type in typeof(GatedRelease).Assembly.GetExportedTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            where method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType)
                .SelectMany(t => t.GetGenericArguments().Append(t)).Contains(typeof(CubeCell))
            select $"{type.Name}.{method.Name}";

        Assert.Empty(leaks);
    }
}
