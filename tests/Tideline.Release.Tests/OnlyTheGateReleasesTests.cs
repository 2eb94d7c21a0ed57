using System.Reflection;
using Tideline.Domain.Cubes;
using Tideline.Release.Gate;

namespace Tideline.Release.Tests;

public sealed class OnlyTheGateReleasesTests
{
    [Fact]
    public void Nobody_outside_makes_a_gated_release() =>
        Assert.Empty(typeof(GatedRelease).GetConstructors(BindingFlags.Public | BindingFlags.Instance));

    [Fact]
    public void Only_the_gate_returns_one()
    {
        var makers =
            from type in typeof(GatedRelease).Assembly.GetExportedTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where method.ReturnType == typeof(GatedRelease)
            select $"{type.Name}.{method.Name}";

        Assert.Equal(["ReleaseGate.Apply"], makers);
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
