// Lists what archive/tar reads of archives that stand one after another in a file, each behind its length in eight bytes:
// a line an entry, then "end", or "error" where the reader gives up.
package main

import (
	"archive/tar"
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	var length uint64
	for binary.Read(in, binary.BigEndian, &length) == nil {
		rest := io.LimitReader(in, int64(length))
		list(tar.NewReader(rest), out)
		io.Copy(io.Discard, rest)
	}
}

func list(archive *tar.Reader, out *bufio.Writer) {
	for {
		header, err := archive.Next()
		if err == io.EOF {
			fmt.Fprintln(out, "end")
			return
		}
		if err != nil {
			fmt.Fprintln(out, "error", err)
			return
		}
		size := header.Size
		switch header.Typeflag {
		case tar.TypeXGlobalHeader:
			continue
		case tar.TypeReg, tar.TypeCont, tar.TypeGNUSparse:
		default:
			size = 0
		}
		fmt.Fprintf(out, "entry %c %d %x %x\n", header.Typeflag, size, path.Clean("/"+header.Name), header.Linkname)
	}
}
