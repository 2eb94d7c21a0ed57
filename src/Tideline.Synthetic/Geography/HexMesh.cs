using Tideline.Synthetic.Draws;

namespace Tideline.Synthetic.Geography;

/// <summary>
/// A mesh of hexagonal faces with shifted corners over the frame of the country. Areas are unions of faces, so that
/// neighbours share their corners exactly, leave no gaps, and every union of areas is the union of their faces.
/// </summary>
/// <remarks>Three faces meet at each corner, so that an area never touches itself in a point.</remarks>
internal sealed class HexMesh
{
    public const int Directions = 6;
    private const double Margin = 30;
    private const double FrameEast = 600;
    private const double FrameNorth = 900;
    private const double RowHeight = 0.8660254037844386;
    private const double Radius = 0.5773502691896258;
    private readonly PlanePoint[] _corners;

    public HexMesh(double spacingKm, ulong key)
    {
        Columns = (int)((FrameEast + (2 * Margin)) / spacingKm);
        Rows = (int)((FrameNorth + (2 * Margin)) / (spacingKm * RowHeight));
        Centres = new PlanePoint[Columns * Rows];
        _corners = new PlanePoint[2 * Centres.Length];
        for (var face = 0; face < Centres.Length; face++)
        {
            int row = face / Columns, column = face % Columns;
            var centre = new PlanePoint(
                ((column + ((row & 1) * 0.5)) * spacingKm) - Margin, (row * RowHeight * spacingKm) - Margin);
            Centres[face] = centre;
            var shift = Draw.Stream(key, Purpose.Jitter, face);
            _corners[2 * face] = Shifted(centre.East, centre.North + (Radius * spacingKm), ref shift);
            _corners[(2 * face) + 1] = Shifted(centre.East, centre.North - (Radius * spacingKm), ref shift);
        }

        PlanePoint Shifted(double east, double north, ref DrawStream shift) =>
            new(east + (shift.Between(-0.2, 0.2) * spacingKm), north + (shift.Between(-0.2, 0.2) * spacingKm));
    }

    public int Columns { get; }

    public int Rows { get; }

    public PlanePoint[] Centres { get; }

    public int CornerCount => _corners.Length;

    public PlanePoint CornerPosition(int corner) => _corners[corner];

    /// <summary>The face beyond the edge in one of six directions, counter-clockwise from east; −1 outside the mesh.</summary>
    public int Neighbour(int face, int direction)
    {
        int row = face / Columns, column = face % Columns, odd = row & 1;
        (row, column) = direction switch
        {
            0 => (row, column + 1),
            1 => (row + 1, column + odd),
            2 => (row + 1, column + odd - 1),
            3 => (row, column - 1),
            4 => (row - 1, column + odd - 1),
            _ => (row - 1, column + odd),
        };
        return row < 0 || column < 0 || row >= Rows || column >= Columns ? -1 : (row * Columns) + column;
    }

    /// <summary>The edge in a direction runs counter-clockwise from corner <c>direction</c> to the next. Faces at the
    /// rim have no complete corners and must stay unlabelled.</summary>
    public int Corner(int face, int index) => (index % Directions) switch
    {
        0 => 2 * Neighbour(face, 5),
        1 => (2 * Neighbour(face, 1)) + 1,
        2 => 2 * face,
        3 => (2 * Neighbour(face, 2)) + 1,
        4 => 2 * Neighbour(face, 4),
        _ => (2 * face) + 1,
    };
}
