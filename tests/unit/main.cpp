// The main program of every unit test executable.
#define BOOST_TEST_MODULE codeflash
#include <boost/test/unit_test.hpp>
