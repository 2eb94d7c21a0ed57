using System.Reflection;
using System.Text.Json;
using Tideline.Domain.Cubes;

namespace Tideline.Domain.Tests.Disclosure;

public sealed class UnreleasedFiguresStayInsideTests
{
    [Fact]
    public void A_cube_is_refused_by_the_serializer()
    {
        var cube = new Cube(Indicator.DisplacedStock, [Cell()]);

        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(cube));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new { Inside = cube }));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<Cube>("{}"));
    }

    [Fact]
    public void The_text_of_a_cube_shows_its_shape_alone() =>
        Assert.Equal("displaced_stock: 1 unreleased cells", new Cube(Indicator.DisplacedStock, [Cell()]).ToString());

    [Fact]
    public void No_public_member_of_the_domain_mentions_a_cell()
    {
        var assembly = typeof(Cube).Assembly;
        Assert.DoesNotContain(typeof(CubeCell), assembly.GetExportedTypes());
        var leaks =
            from type in assembly.GetExportedTypes()
            from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            where Mentioned(member).SelectMany(Parts).Contains(typeof(CubeCell))
            select $"{type.Name}.{member.Name}";
        Assert.Empty(leaks);
    }

    private static IEnumerable<Type> Mentioned(MemberInfo member) => member switch
    {
        MethodBase method => method.GetParameters().Select(p => p.ParameterType)
            .Append(method is MethodInfo m ? m.ReturnType : typeof(void)),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        EventInfo @event => [@event.EventHandlerType!],
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type) =>
        type.GetGenericArguments().SelectMany(Parts)
            .Concat(type.HasElementType ? Parts(type.GetElementType()!) : [])
            .Append(type);

    private static CubeCell Cell() => new(
        "PK1", null, new(2025, 8, 25), new(2025, 8, 31),
        new(1, default, default, 1, 0, 1, ObservationStatus.Normal));
}
